package io.milehub.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders from the process's standard input, one a line, and answers each on its standard error:
 *
 * <pre>
 * halt   before|after commit|statement n regex   the process ends there, as by kill -9
 * hold   before|after commit|statement n regex   whoever comes there waits until `release`
 * refuse SQLSTATE before|after … n regex         it fails there once with that state
 * occupy n                                       takes so many connections and keeps them until `release`
 * clock n                                        the process's own clock is n seconds ahead, or behind
 * release                                        ends all of the above but the last
 * </pre>
 */
final class FaultConsole implements Watch {
    private static final int HALTED = 86;

    private final DataSource pool;
    private final List<Connection> occupied = new ArrayList<>();
    private volatile @Nullable StopPoint point;
    private volatile CountDownLatch held = new CountDownLatch(0);

    FaultConsole(DataSource pool) {
        this.pool = pool;
    }

    void listen() {
        Thread.ofPlatform().daemon().name("fault-console").start(this::read);
    }

    @Override
    public void reached(Boundary boundary) throws SQLException {
        StopPoint waiting = point;
        if (waiting != null) {
            waiting.reached(boundary);
        }
    }

    private void read() {
        try (var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                answer(order.strip());
            }
        } catch (IOException e) {
            say("deaf " + e);
        }
    }

    private void answer(String order) {
        try {
            obey(order);
            say("obeyed " + order);
        } catch (SQLException | RuntimeException e) {
            say("failed " + order + ": " + e);
        }
    }

    private void obey(String order) throws SQLException {
        String[] words = order.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "halt" -> point = StopPoint.parse(rest, FaultConsole::halt);
            case "hold" -> {
                held = new CountDownLatch(1);
                point = StopPoint.parse(rest, this::hold);
            }
            case "refuse" -> {
                String[] state = rest.split("\\s+", 2);
                point = StopPoint.parse(state[1], boundary -> refuse(boundary, state[0]));
            }
            case "occupy" -> occupy(Integer.parseInt(rest));
            case "clock" -> MovedClock.off(Duration.ofSeconds(Long.parseLong(rest)));
            case "release" -> release();
            default -> throw new IllegalArgumentException("no such order");
        }
    }

    private static void halt(Boundary boundary) {
        tell(boundary);
        Runtime.getRuntime().halt(HALTED);
    }

    private void hold(Boundary boundary) throws SQLException {
        tell(boundary);
        try {
            held.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while held", stopped);
        }
    }

    private static void refuse(Boundary boundary, String state) throws SQLException {
        tell(boundary);
        throw new SQLException("refused by the fault console", state);
    }

    private void occupy(int connections) throws SQLException {
        for (int taken = 0; taken < connections; taken++) {
            occupied.add(pool.getConnection());
        }
    }

    private void release() throws SQLException {
        point = null;
        held.countDown();
        for (Connection connection : occupied) {
            connection.close();
        }
        occupied.clear();
    }

    private static void tell(Boundary boundary) {
        String sql = boundary.sql().replaceAll("\\s+", " ");
        say("reached " + boundary.side() + " " + boundary.event() + " " + sql);
    }

    private static void say(String what) {
        System.err.println("fault: " + what);
        System.err.flush();
    }
}
