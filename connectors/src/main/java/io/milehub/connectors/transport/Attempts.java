package io.milehub.connectors.transport;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.milehub.connectors.ConnectorLimits.Retry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a fetch until it succeeds or is not worth another try: one route's retries behind its circuit breaker. */
public final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final Retry limits;
    private final CircuitBreaker breaker;
    private final Pause pause;
    private final RandomGenerator jitter;
    private final Clock clock;
    private final UnaryOperator<String> redact;

    Attempts(
            Retry limits,
            CircuitBreaker breaker,
            Pause pause,
            RandomGenerator jitter,
            Clock clock,
            UnaryOperator<String> redact) {
        this.limits = limits;
        this.breaker = breaker;
        this.pause = pause;
        this.jitter = jitter;
        this.clock = clock;
        this.redact = redact;
    }

    /** One try; what it throws, and whether it is worth another, is judged here. */
    @FunctionalInterface
    public interface Fetch<T extends @Nullable Object> {
        T fetch() throws Exception;
    }

    /** Whether the supplier is left alone now; asking lets an open breaker try again once its time is over. */
    public boolean isOpen() {
        if (breaker.tryAcquirePermission()) {
            breaker.releasePermission();
            return false;
        }
        return true;
    }

    /**
     * Runs the fetch, again where a failure may pass.
     *
     * @throws FetchFailed when it is given up
     * @throws InterruptedException when the hub stops while waiting
     */
    public <T extends @Nullable Object> T run(Fetch<T> fetch) throws FetchFailed, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            if (!breaker.tryAcquirePermission()) {
                throw new FetchFailed("the circuit breaker of this route is open after repeated failures", null, null);
            }
            Duration wait = null;
            long start = System.nanoTime();
            try {
                T result = fetch.fetch();
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
                return result;
            } catch (InterruptedException e) {
                breaker.releasePermission();
                throw e;
            } catch (Exception e) {
                Failure failure = Failure.of(e, clock);
                count(failure, e, System.nanoTime() - start);
                wait = judged(failure, attempt, e);
            }
            pause.await(wait);
        }
    }

    private void count(Failure failure, Exception thrown, long nanos) {
        if (failure.supplier()) {
            breaker.onError(nanos, TimeUnit.NANOSECONDS, thrown);
        } else {
            breaker.releasePermission();
        }
    }

    private Duration judged(Failure failure, int attempt, Exception thrown) throws FetchFailed {
        String reason = redact.apply(failure.reason());
        Duration asked = failure.asked();
        boolean tooLong = asked != null && asked.compareTo(limits.retryAfterMax()) > 0;
        if (!failure.again() || tooLong || attempt >= limits.attemptsMax()) {
            String tries = attempt == 1 ? "" : " (" + attempt + " tries)";
            throw new FetchFailed(reason + tries, asked, thrown);
        }
        Duration wait = wait(attempt, asked);
        LOG.info("{}: try {} failed, next in {} ms: {}", breaker.getName(), attempt, wait.toMillis(), reason);
        return wait;
    }

    /** What the supplier asked for, or else a doubling wait that is jittered so that feeds do not come in step. */
    private Duration wait(int attempt, @Nullable Duration asked) {
        if (asked != null) {
            return asked;
        }
        long doubled = limits.waitFirst().toMillis() << Math.min(attempt - 1, 20);
        long capped = Math.min(doubled, limits.waitMax().toMillis());
        return Duration.ofMillis(capped / 2 + (long) (jitter.nextDouble() * capped / 2));
    }
}
