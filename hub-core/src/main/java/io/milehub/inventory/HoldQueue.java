package io.milehub.inventory;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.idempotency.Admission;
import io.milehub.idempotency.CallInHand;
import io.milehub.inventory.lane.Lanes;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Group commit: holds of a tenant that come while another is being written wait in one queue a node, and all that wait
 * then go together in one transaction, in the order in which they came. A hold that comes to an idle hub goes at once
 * and alone. Who is answered has been committed.
 *
 * <p>A large group goes in lanes side by side, a transaction each, as far as its holds want different pieces for
 * different members.
 *
 * <p>A group that fails is taken apart: each of its holds is tried in a transaction of its own, so that one that cannot
 * be written fails by itself, and so does one whose call is another node's by now.
 *
 * <p>A node that stops answers all who wait already, and asks others to come again.
 */
@Component
class HoldQueue implements DisposableBean {
    /** Longest time from the call to the transaction that decides it alone. */
    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private static final Duration LOCK_WAIT_ALONE = Duration.ofMillis(250);

    /** For fewer a second transaction costs more than it gains. */
    private static final int LANE_MIN = 64;

    private final HoldWriter writer;
    private final ShortTransactions transactions;
    private final HoldLimits limits;
    private final DistributionSummary groups;
    private final Map<TenantId, Waiting> tenants = new ConcurrentHashMap<>();
    private volatile boolean stopping;

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

    /**
     * @param calls whose hold it is, and which fence what is committed for it
     * @param nanosDue when it is too late to try, by {@link System#nanoTime}
     */
    private record Pending(
            HoldRequest request, List<Admission.Run> calls, CompletableFuture<HoldOutcome> answer, long nanosDue) {
        /** Its pieces, and the place among its member's holds. */
        List<Object> wants() {
            List<Object> wants = new ArrayList<>();
            wants.add(new Member(request.memberId()));
            request.lines().forEach(line -> wants.add(line.variantId()));
            return wants;
        }
    }

    /** Never equal to a variant of the same number. */
    private record Member(long id) {}

    /** What waits for one tenant; guarded by itself. */
    private static final class Waiting {
        private final Queue<Pending> queue = new ArrayDeque<>();
        /** Null while nobody waits. */
        private @Nullable Thread server;
    }

    /**
     * Waits for its turn and its commit.
     *
     * @throws HoldsBusy if too many wait already, or none came to its turn for too long, or the node stops
     * @throws IllegalStateException if a transaction is open here, whose rows the group could wait for in vain
     */
    HoldOutcome hold(HoldRequest request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A hold never joins another transaction");
        }
        TenantId tenant = Tenancy.current();
        Waiting waiting = tenants.computeIfAbsent(tenant, _ -> new Waiting());
        var pending = new Pending(
                request, CallInHand.current(), new CompletableFuture<>(), System.nanoTime() + WAIT_MAX.toNanos());
        synchronized (waiting) {
            if (stopping || waiting.queue.size() >= limits.queueMax()) {
                throw new HoldsBusy(limits.queueMax());
            }
            waiting.queue.add(pending);
            if (waiting.server == null) {
                // Of its own, so that no caller serves others when it has its answer, and that none of their rights
                // are its.
                waiting.server = Thread.ofVirtual()
                        .name("holds-" + tenant)
                        .start(() -> Tenancy.in(tenant, () -> serveOrFail(waiting)));
            }
        }
        try {
            return pending.answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /** Comes back when all who wait have been answered. */
    @Override
    public void destroy() throws InterruptedException {
        stopping = true;
        for (Waiting waiting : tenants.values()) {
            Thread server;
            synchronized (waiting) {
                server = waiting.server;
            }
            if (server != null) {
                server.join(WAIT_MAX);
            }
        }
    }

    /** Whatever befalls the server, nobody is left waiting, and who comes next gets another. */
    private void serveOrFail(Waiting waiting) {
        try {
            serve(waiting);
        } catch (RuntimeException | Error broken) {
            synchronized (waiting) {
                waiting.queue.forEach(pending -> pending.answer.completeExceptionally(broken));
                waiting.queue.clear();
                waiting.server = null;
            }
            throw broken;
        }
    }

    private void serve(Waiting waiting) {
        for (List<Pending> group = next(waiting); !group.isEmpty(); group = next(waiting)) {
            sideBySide(Lanes.of(group, Pending::wants, limits.lanesMax(), LANE_MIN));
        }
    }

    /** Comes back when all are answered, so that who comes later never overtakes one who wants the same. */
    private void sideBySide(List<List<Pending>> lanes) {
        lanes.forEach(lane -> groups.record(lane.size()));
        TenantId tenant = Tenancy.current();
        List<FutureTask<Void>> others = new ArrayList<>();
        for (List<Pending> lane : lanes.subList(1, lanes.size())) {
            var other =
                    new FutureTask<Void>(() -> Tenancy.in(tenant, () -> together(lane, limits.lockWaitMax())), null);
            Thread.ofVirtual().name("holds-" + tenant + "-beside").start(other);
            others.add(other);
        }
        try {
            together(lanes.getFirst(), limits.lockWaitMax());
        } finally {
            others.forEach(HoldQueue::await);
        }
    }

    private static void await(FutureTask<Void> other) {
        try {
            other.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while holds were written", interrupted);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("holds were not answered", broken.getCause());
        }
    }

    /** Empty when nobody waits; then the next one to come is served by a new server. */
    private List<Pending> next(Waiting waiting) {
        synchronized (waiting) {
            List<Pending> group = new ArrayList<>();
            while (group.size() < limits.groupMax() && !waiting.queue.isEmpty()) {
                group.add(waiting.queue.remove());
            }
            if (group.isEmpty()) {
                waiting.server = null;
            }
            return group;
        }
    }

    private void together(List<Pending> group, Duration lockWait) {
        List<HoldOutcome> outcomes;
        try {
            List<HoldRequest> requests = group.stream().map(Pending::request).toList();
            List<Admission.Run> calls =
                    group.stream().flatMap(pending -> pending.calls().stream()).toList();
            outcomes = CallInHand.in(calls, () -> transactions.alone(() -> writer.hold(requests, lockWait)));
        } catch (RuntimeException | Error failed) {
            if (group.size() == 1 || concernsAll(failed)) {
                group.forEach(pending -> pending.answer.completeExceptionally(failed));
            } else {
                group.forEach(this::alone);
            }
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer.complete(outcomes.get(i));
        }
    }

    /** Waits for a row only shortly, since all behind it wait as well. */
    private void alone(Pending pending) {
        if (System.nanoTime() - pending.nanosDue > 0) {
            pending.answer.completeExceptionally(new HoldsBusy(limits.queueMax()));
        } else {
            together(List.of(pending), LOCK_WAIT_ALONE);
        }
    }

    /**
     * Without a database to ask, asking once more for each would only make all wait longer; and of a commit that got no
     * answer nobody knows whether it happened, so that only the caller's key can tell.
     */
    private static boolean concernsAll(Throwable failed) {
        return failed instanceof DataAccessResourceFailureException
                || failed instanceof QueryTimeoutException
                || failed instanceof TransactionException;
    }
}
