package io.milehub.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing else in this process may be serving shoppers meanwhile. */
@Timeout(60)
class CourtesyTest {

    @Test
    void whoever_waits_for_nobody_waits_for_the_last_one() throws InterruptedException {
        Shoppers.Visit first = Shoppers.enters();
        Shoppers.Visit last = Shoppers.enters();
        Thread waiting = Thread.ofVirtual().start(() -> Shoppers.awaitNobody(Long.MAX_VALUE));
        first.close();
        assertThat(waiting.join(Duration.ofMillis(50))).isFalse();
        last.close();
        waiting.join();
        assertThat(Shoppers.areServed()).isFalse();
    }

    @Test
    void a_crowd_that_never_ends_slows_work_and_does_not_stop_it() {
        var courtesy = new Courtesy();
        try (var _ = Shoppers.enters()) {
            for (int step = 0; step < 1_000; step++) {
                courtesy.giveWay();
            }
        }
        assertThat(Shoppers.areServed()).isFalse();
    }

    @Test
    void an_interrupt_ends_the_wait_and_stays_set() {
        try (var _ = Shoppers.enters()) {
            Thread.currentThread().interrupt();
            Shoppers.awaitNobody(Long.MAX_VALUE);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
