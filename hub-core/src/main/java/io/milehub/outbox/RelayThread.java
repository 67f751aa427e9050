package io.milehub.outbox;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread of this process that relays: as long as there is work, when rung for, and every now and then. */
@Component
class RelayThread implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RelayThread.class);
    private static final long STOP_MILLIS_MAX = 10_000;

    private final OutboxRelay relay;
    private final Doorbell doorbell;
    private final OutboxLimits limits;
    private volatile @Nullable Thread thread;

    RelayThread(OutboxRelay relay, Doorbell doorbell, OutboxLimits limits) {
        this.relay = relay;
        this.doorbell = doorbell;
        this.limits = limits;
    }

    @Override
    public void start() {
        // Known before it runs: it would take an unknown thread for one that was told to stop.
        Thread relaying = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
        thread = relaying;
        relaying.start();
    }

    private void run() {
        boolean unreachable = false;
        while (isRunning()) {
            try {
                while (isRunning() && relay.relayOnce()) {
                    unreachable = false;
                }
            } catch (RuntimeException failure) {
                // The database away: said once, tried again at the next look.
                if (!unreachable) {
                    log.error("The outbox cannot be relayed; tried again every {}", limits.poll(), failure);
                }
                unreachable = true;
            }
            try {
                doorbell.await(limits.poll());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Lets the batch at hand end; what is left is relayed by another node, or after the restart. */
    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping == null) {
            return;
        }
        doorbell.ring();
        try {
            stopping.join(STOP_MILLIS_MAX);
            relay.release();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unreachable) {
            log.warn("Leases of the outbox run out by themselves: {}", unreachable.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
