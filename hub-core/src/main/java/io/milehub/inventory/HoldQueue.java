package io.milehub.inventory;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Group commit: holds of a tenant that come while another is being written wait in one queue a node, and all that wait
 * then go together in one transaction, in the order in which they came. A hold that comes to an idle hub goes at once
 * and alone. Who is answered has been committed.
 *
 * <p>A group that fails is taken apart: each of its holds is tried in a transaction of its own, so that one that cannot
 * be written fails by itself.
 */
@Component
class HoldQueue {
    private final HoldWriter writer;
    private final ShortTransactions transactions;
    private final HoldLimits limits;
    private final DistributionSummary groups;
    private final Map<TenantId, Waiting> tenants = new ConcurrentHashMap<>();

    HoldQueue(HoldWriter writer, ShortTransactions transactions, HoldLimits limits, MeterRegistry meters) {
        this.writer = writer;
        this.transactions = transactions;
        this.limits = limits;
        this.groups = DistributionSummary.builder("milehub.holds.group")
                .description("holds that one transaction wrote")
                .register(meters);
        Gauge.builder("milehub.holds.waiting", this, HoldQueue::waiting)
                .description("holds that wait for their turn on this node")
                .register(meters);
    }

    private int waiting() {
        int sum = 0;
        for (Waiting waiting : tenants.values()) {
            synchronized (waiting) {
                sum += waiting.queue.size();
            }
        }
        return sum;
    }

    private record Pending(HoldRequest request, CompletableFuture<HoldOutcome> answer) {}

    /** What waits for one tenant; guarded by itself. */
    private static final class Waiting {
        private final Queue<Pending> queue = new ArrayDeque<>();
        private boolean served;
    }

    /**
     * Waits for its turn and its commit.
     *
     * @throws HoldsBusy if too many wait already
     */
    HoldOutcome hold(HoldRequest request) {
        TenantId tenant = Tenancy.current();
        Waiting waiting = tenants.computeIfAbsent(tenant, _ -> new Waiting());
        var pending = new Pending(request, new CompletableFuture<>());
        boolean first;
        synchronized (waiting) {
            if (waiting.queue.size() >= limits.queueMax()) {
                throw new HoldsBusy(limits.queueMax());
            }
            waiting.queue.add(pending);
            first = !waiting.served;
            waiting.served = true;
        }
        if (first) {
            // Of its own, so that no caller serves others when it has its answer, and that none of their rights are
            // its.
            Thread.ofVirtual().name("holds-" + tenant).start(() -> Tenancy.in(tenant, () -> serve(waiting)));
        }
        try {
            return pending.answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void serve(Waiting waiting) {
        for (List<Pending> group = next(waiting); !group.isEmpty(); group = next(waiting)) {
            groups.record(group.size());
            together(group);
        }
    }

    /** Empty when nobody waits; then the next one to come is served by a new server. */
    private List<Pending> next(Waiting waiting) {
        synchronized (waiting) {
            List<Pending> group = new ArrayList<>();
            while (group.size() < limits.groupMax() && !waiting.queue.isEmpty()) {
                group.add(waiting.queue.remove());
            }
            waiting.served = !group.isEmpty();
            return group;
        }
    }

    private void together(List<Pending> group) {
        List<HoldOutcome> outcomes;
        try {
            List<HoldRequest> requests = group.stream().map(Pending::request).toList();
            outcomes = transactions.alone(() -> writer.hold(requests));
        } catch (RuntimeException | Error failed) {
            if (group.size() == 1) {
                group.getFirst().answer.completeExceptionally(failed);
            } else {
                group.forEach(pending -> together(List.of(pending)));
            }
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer.complete(outcomes.get(i));
        }
    }
}
