package io.milehub.connectors.transport;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.connectors.ConnectorLimits;
import java.time.Clock;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every route instance its own circuit breaker and retries; the breakers' states are metrics and log lines. */
public final class Breakers {
    private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

    private final ConnectorLimits limits;
    private final CircuitBreakerRegistry registry;
    private final Pause pause;
    private final RandomGenerator jitter;
    private final Clock clock;

    public Breakers(ConnectorLimits limits, MeterRegistry meters, Pause pause, RandomGenerator jitter, Clock clock) {
        this.limits = limits;
        this.pause = pause;
        this.jitter = jitter;
        this.clock = clock;
        ConnectorLimits.Breaker breaker = limits.breaker();
        this.registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindow(breaker.window(), breaker.triesMin(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(breaker.failurePercentMax())
                .waitDurationInOpenState(breaker.openFor())
                .permittedNumberOfCallsInHalfOpenState(3)
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
    }

    /** The attempts of one route instance. */
    public Attempts of(String routeId, UnaryOperator<String> redact) {
        CircuitBreaker breaker = registry.circuitBreaker(routeId);
        breaker.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "{}: circuit breaker {}",
                        routeId,
                        event.getStateTransition().getToState()));
        return new Attempts(limits.retry(), breaker, pause, jitter, clock, redact);
    }
}
