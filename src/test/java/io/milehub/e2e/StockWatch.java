package io.milehub.e2e;

import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockLaw;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks into the tables by itself twice a second: whether a hold that nobody pays is live long after its deadline,
 * except while, and shortly after, nobody could have ended it; and whether anybody waited in a circle.
 */
final class StockWatch implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final String OVERDUE_HOLDS = """
            select 'hold ' || hold_id || ' is live ' || (clock_timestamp() - expires_at) || ' after its deadline'
              from inventory.hold
             where state = 'HELD' and expires_at < clock_timestamp() - %d * interval '1 second' limit 5
            """.formatted(OVERDUE.toSeconds());

    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";

    private final Judge judge;
    private final Nodes nodes;
    private final StockJournal journal;
    private final Thread thread = Thread.ofPlatform().name("stock-watch").unstarted(this::watch);
    private volatile boolean closed;
    private final AtomicLong looks = new AtomicLong();

    StockWatch(Judge judge, Nodes nodes, StockJournal journal) {
        this.judge = judge;
        this.nodes = nodes;
        this.journal = journal;
    }

    void begin() {
        thread.start();
    }

    /** How often it could look and had a right to find nothing. */
    long looks() {
        return looks.get();
    }

    private void watch() {
        long deadlocks = 0;
        long quietSince = System.nanoTime();
        while (!closed) {
            boolean away = !nodes.someIsUp();
            try {
                List<String> overdue = judge.texts(1, OVERDUE_HOLDS);
                long counted = judge.number(1, DEADLOCKS);
                if (counted > deadlocks) {
                    journal.saw(StockLaw.NO_DEADLOCK, counted + " of them");
                }
                deadlocks = counted;
                if (!away && System.nanoTime() - quietSince > OVERDUE.toNanos()) {
                    overdue.forEach(what -> journal.saw(StockLaw.NO_HOLD_IS_OVERDUE, what));
                    looks.incrementAndGet();
                }
            } catch (IllegalStateException noDatabase) {
                away = true;
            }
            if (away) {
                quietSince = System.nanoTime();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
