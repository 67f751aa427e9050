package io.milehub.inventory.anomalies;

import io.milehub.faults.Boundary;
import io.milehub.faults.Boundary.Event;
import io.milehub.faults.Boundary.Side;
import io.milehub.faults.Watch;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Stops the first transaction that comes to a boundary until it is let go on, or made to fail. */
final class Gate {
    private static final int SECONDS_MAX = 30;

    private final Side side;
    private final Event event;
    private final Pattern sql;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile boolean failing;

    private Gate(Side side, Event event, String sql) {
        this.side = side;
        this.event = event;
        this.sql = Pattern.compile(sql, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    }

    /** All gates of a test's database. */
    static final class Gates implements Watch {
        private final List<Gate> gates = new CopyOnWriteArrayList<>();

        Gate before(String statement) {
            return add(new Gate(Side.BEFORE, Event.STATEMENT, statement));
        }

        Gate after(String statement) {
            return add(new Gate(Side.AFTER, Event.STATEMENT, statement));
        }

        /** Before the commit of a transaction that has sent such a statement. */
        Gate beforeCommitOf(String statement) {
            return add(new Gate(Side.BEFORE, Event.COMMIT, statement));
        }

        void clear() {
            gates.forEach(Gate::open);
            gates.clear();
        }

        private Gate add(Gate gate) {
            gates.add(gate);
            return gate;
        }

        @Override
        public void reached(Boundary boundary) throws SQLException {
            for (Gate gate : gates) {
                gate.reached(boundary);
            }
        }
    }

    private void reached(Boundary boundary) throws SQLException {
        boolean here = boundary.side() == side
                && boundary.event() == event
                && sql.matcher(boundary.sql()).find();
        if (here && taken.compareAndSet(false, true)) {
            arrived.countDown();
            await(released);
            if (failing) {
                throw new SQLException("made to fail at its gate", "XX000");
            }
        }
    }

    /** Comes back when somebody stands there. */
    Gate reached() {
        try {
            await(arrived);
        } catch (SQLException late) {
            throw new AssertionError("nobody came to " + side + " " + sql, late);
        }
        return this;
    }

    void open() {
        released.countDown();
    }

    /** What stands there fails, so that its transaction is undone. */
    void fail() {
        failing = true;
        open();
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            if (!latch.await(SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new SQLException("waited for " + SECONDS_MAX + " s");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted at a gate", stopped);
        }
    }
}
