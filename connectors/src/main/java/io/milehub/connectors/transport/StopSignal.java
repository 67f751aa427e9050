package io.milehub.connectors.transport;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Raised once when the hub stops: whoever waits is woken, and long work ends at its next safe point. */
public final class StopSignal implements Pause {
    private final CountDownLatch raised = new CountDownLatch(1);

    public void raise() {
        raised.countDown();
    }

    public boolean isRaised() {
        return raised.getCount() == 0;
    }

    @Override
    public void await(Duration time) throws InterruptedException {
        if (raised.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("the hub stops");
        }
    }
}
