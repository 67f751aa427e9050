package io.milehub.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.tenancy.TenantId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** What the outbox shows to Prometheus. */
@Component
class OutboxMeters {
    private final MeterRegistry registry;
    private final Map<TenantId, AtomicLong> unsent = new ConcurrentHashMap<>();

    OutboxMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void unsent(TenantId tenant, long events) {
        unsent.computeIfAbsent(tenant, this::gauge).set(events);
    }

    private AtomicLong gauge(TenantId tenant) {
        AtomicLong value = new AtomicLong();
        Gauge.builder("milehub.outbox.unsent", value, AtomicLong::doubleValue)
                .description("Events that someone has still to be given")
                .tag("tenant", tenant.toString())
                .register(registry);
        return value;
    }

    void sent(String consumer, int events) {
        registry.counter("milehub.outbox.consumed", "consumer", consumer).increment(events);
    }

    void failed(String consumer) {
        registry.counter("milehub.outbox.failures", "consumer", consumer).increment();
    }
}
