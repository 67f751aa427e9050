package io.milehub.outbox;

import io.milehub.pace.Courtesy;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import io.milehub.tenancy.Tenants;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes unsent events of all tenants to their consumers and out of the process. Partitions are leased, so that one node
 * at a time works on one; a consumer that fails stops for that partition only, and is tried again after a wait.
 */
@Component
class OutboxRelay {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final Tenants tenants;
    private final EventTable events;
    private final LaneWork work;
    private final OutboxLimits limits;
    private final OutboxMeters meters;
    private final TransactionTemplate transaction;
    private final List<Lane> lanes;
    private final Backoff backoff;
    private final Courtesy courtesy = new Courtesy();

    OutboxRelay(
            Tenants tenants,
            EventTable events,
            LaneWork work,
            OutboxLimits limits,
            OutboxMeters meters,
            PlatformTransactionManager transactions,
            List<EventConsumer> consumers,
            List<EventRelay> relays) {
        this.tenants = tenants;
        this.events = events;
        this.work = work;
        this.limits = limits;
        this.meters = meters;
        this.transaction = new TransactionTemplate(transactions);
        this.lanes = Stream.<Lane>concat(
                        consumers.stream().map(Lane.Inside::new),
                        relays.stream().map(Lane.Outside::new))
                .toList();
        this.backoff = new Backoff(limits);
        requireDistinctNames();
    }

    /** Goes once over all tenants; returns whether anything was given to anyone. */
    boolean relayOnce() {
        boolean any = false;
        for (Tenant tenant : tenants.all()) {
            any |= Tenancy.<Boolean, RuntimeException>in(tenant.id(), () -> relayTenant(tenant));
        }
        return any;
    }

    /** Gives the leases back, so that another node need not wait for them to run out. */
    void release() {
        tenants.forEach(tenant -> releaseTenant());
    }

    private void releaseTenant() {
        transaction.executeWithoutResult(status -> events.release());
    }

    private boolean relayTenant(Tenant tenant) {
        boolean any = false;
        List<Integer> leased = Objects.requireNonNull(transaction.execute(status -> events.lease(limits.lease())));
        for (int partition : leased) {
            any |= relayPartition(tenant, partition);
        }
        long unsent = Objects.requireNonNull(transaction.execute(status -> events.unsent()));
        meters.unsent(tenant.id(), unsent);
        return any;
    }

    private boolean relayPartition(Tenant tenant, int partition) {
        boolean any = false;
        for (Lane lane : lanes) {
            boolean ours = Boolean.TRUE.equals(transaction.execute(status -> events.renew(partition, limits.lease())));
            if (!ours) {
                return any;
            }
            any |= relay(new Backoff.Place(tenant.id(), lane.name(), partition), lane);
        }
        // Also when nothing was given: a crash may have come between the last lane's note and this.
        transaction.executeWithoutResult(status -> events.complete(partition, lanes));
        return any;
    }

    private boolean relay(Backoff.Place place, Lane lane) {
        if (backoff.isWaiting(place)) {
            return false;
        }
        int limit = backoff.hasFailed(place) ? 1 : limits.batch();
        List<Long> ids = work.pending(lane, place.partition(), limit);
        if (ids.isEmpty()) {
            return false;
        }
        courtesy.giveWay();
        try {
            work.give(lane, ids);
        } catch (RuntimeException failure) {
            failed(place, ids, failure);
            return false;
        }
        backoff.succeeded(place);
        meters.sent(lane.name(), ids.size());
        return true;
    }

    private void failed(Backoff.Place place, List<Long> ids, RuntimeException failure) {
        meters.failed(place.lane());
        String which = ids.size() == 1 ? "event " + ids.getFirst() : ids.size() + " events from " + ids.getFirst();
        log.error(
                "Consumer {} failed at {} (tenant {}, partition {}); it is tried again in {}, others go on",
                place.lane(),
                which,
                place.tenant(),
                place.partition(),
                backoff.failed(place),
                failure);
    }

    private void requireDistinctNames() {
        long names = lanes.stream().map(Lane::name).distinct().count();
        if (names < lanes.size()) {
            throw new IllegalStateException("two consumers of events share a name; what one has consumed the other"
                    + " would never be given: " + lanes.stream().map(Lane::name).toList());
        }
    }
}
