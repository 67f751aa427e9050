package io.milehub.app.wiring;

import io.milehub.idempotency.IdempotencyLimits;
import io.milehub.idempotency.RunningCalls;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Says for the calls that this node runs that it lives. It has a thread of its own, since a beat that waits for a job
 * would be missed, and stops when the web server has answered all.
 */
@Component
class Heartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final RunningCalls calls;
    private final IdempotencyLimits limits;
    private volatile ScheduledExecutorService timer = Executors.newScheduledThreadPool(0);

    Heartbeat(RunningCalls calls, IdempotencyLimits limits) {
        this.calls = calls;
        this.limits = limits;
        timer.shutdown();
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("heartbeat").factory());
        long millis = limits.heartbeat().toMillis();
        // Never asked for: a beat catches what it throws, so it never ends by itself.
        ScheduledFuture<?> _ = timer.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            calls.beat();
        } catch (RuntimeException e) {
            LOG.warn("a heartbeat was missed: other nodes may take this one's calls over", e);
        }
    }

    @Override
    public void stop() {
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !timer.isShutdown();
    }

    /** Begins before the web server and ends after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}
