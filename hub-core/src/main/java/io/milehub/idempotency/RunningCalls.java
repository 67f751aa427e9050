package io.milehub.idempotency;

import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.lang.ScopedValue.CallableOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/**
 * The calls that this node runs. As long as it says so every {@link IdempotencyLimits#heartbeat}, nobody takes them
 * over; a node that died says nothing, and after {@link IdempotencyLimits#lease} on the database's clock they are free.
 */
@Service
public class RunningCalls {
    private final Map<TenantId, Set<Admission.Run>> running = new ConcurrentHashMap<>();
    private final Idempotency idempotency;

    RunningCalls(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** Does a call's work, fenced, and keeps the call this node's meanwhile. */
    public <T, X extends Throwable> T during(Admission.Run run, CallableOp<? extends T, X> work) throws X {
        Set<Admission.Run> calls = running.computeIfAbsent(Tenancy.current(), _ -> ConcurrentHashMap.newKeySet());
        calls.add(run);
        try {
            return CallInHand.in(List.of(run), work);
        } finally {
            calls.remove(run);
        }
    }

    /**
     * Says that this node lives and what it is at. To be called every {@link IdempotencyLimits#heartbeat}; a tenant's
     * failure does not keep the others from their turn.
     *
     * @throws RuntimeException the last failure
     */
    public void beat() {
        List<RuntimeException> failures = new ArrayList<>();
        running.forEach((tenant, calls) -> {
            List<Admission.Run> now = List.copyOf(calls);
            if (!now.isEmpty()) {
                try {
                    Tenancy.in(tenant, () -> idempotency.renew(now));
                } catch (RuntimeException failed) {
                    failures.add(failed);
                }
            }
        });
        if (!failures.isEmpty()) {
            throw failures.getLast();
        }
    }
}
