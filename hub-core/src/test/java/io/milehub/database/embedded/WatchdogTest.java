package io.milehub.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final class Server implements Watchdog.Watched {
        private boolean alive = true;
        private int restarts;

        @Override
        public boolean alive() {
            return alive;
        }

        @Override
        public void restart() throws IOException {
            restarts++;
            throw new IOException("the disk is full");
        }
    }

    private final Server server = new Server();
    private final AtomicLong nanos = new AtomicLong();
    private final Watchdog watchdog = new Watchdog(server, 3, nanos::get);

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            watchdog.look();
        }
    }

    @Test
    void a_living_server_is_left_alone() {
        look(100);
        assertThat(server.restarts).isZero();
    }

    @Test
    void a_server_that_keeps_dying_is_started_so_many_times_a_minute_and_no_more() {
        server.alive = false;
        look(100);
        assertThat(server.restarts).isEqualTo(3);
        nanos.addAndGet(Duration.ofSeconds(19).toNanos());
        look(100);
        assertThat(server.restarts).isEqualTo(3);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        look(100);
        assertThat(server.restarts).as("then evenly over the minute").isEqualTo(4);
        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        look(100);
        assertThat(server.restarts).isEqualTo(7);
    }
}
