package io.milehub.outbox;

import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who has failed where, and when it is tried again. It is forgotten at a restart, which is a fair new try. */
final class Backoff {
    /** A lane in one partition of one tenant. */
    record Place(TenantId tenant, String lane, int partition) {}

    private record Wait(long sinceNanos, Duration time) {}

    private final Map<Place, Wait> waits = new ConcurrentHashMap<>();
    private final OutboxLimits limits;

    Backoff(OutboxLimits limits) {
        this.limits = limits;
    }

    boolean isWaiting(Place place) {
        Wait wait = waits.get(place);
        return wait != null
                && System.nanoTime() - wait.sinceNanos() < wait.time().toNanos();
    }

    /** Whether it failed the last time: then it is given one event at a time, so that the poisonous one is named. */
    boolean hasFailed(Place place) {
        return waits.containsKey(place);
    }

    Duration failed(Place place) {
        Wait now = waits.merge(place, new Wait(System.nanoTime(), limits.retryFirst()), (before, first) -> {
            Duration doubled = before.time().multipliedBy(2);
            Duration next = doubled.compareTo(limits.retryMax()) < 0 ? doubled : limits.retryMax();
            return new Wait(first.sinceNanos(), next);
        });
        return now.time();
    }

    void succeeded(Place place) {
        waits.remove(place);
    }
}
