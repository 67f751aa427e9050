package io.milehub.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One use of a connection: remembers what its transaction has sent, so that a commit is known by its statements. */
final class WatchedConnection implements InvocationHandler {
    private final Connection connection;
    private final Watch watch;
    private final List<String> sent = new ArrayList<>();

    private WatchedConnection(Connection connection, Watch watch) {
        this.connection = connection;
        this.watch = watch;
    }

    static Connection of(Connection connection, Watch watch) {
        return (Connection) Proxy.newProxyInstance(
                WatchedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new WatchedConnection(connection, watch));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                commit();
                return null;
            }
            case "rollback" -> sent.clear();
            case "prepareStatement", "prepareCall" -> {
                String sql = rewritten(arguments, 0);
                return WatchedStatement.of((Statement) call(connection, method, arguments), sql, this);
            }
            case "createStatement" -> {
                return WatchedStatement.of((Statement) call(connection, method, arguments), null, this);
            }
            default -> {}
        }
        return call(connection, method, arguments);
    }

    /** Puts what is to be sent in the place of what was asked for, and returns it. */
    String rewritten(Object @Nullable [] arguments, int at) {
        if (arguments == null || arguments.length <= at || !(arguments[at] instanceof String sql)) {
            return "";
        }
        String rewritten = watch.rewrite(sql);
        arguments[at] = rewritten;
        return rewritten;
    }

    void reached(Boundary.Side side, String sql) throws SQLException {
        if (side == Boundary.Side.BEFORE) {
            sent.add(sql.strip());
        }
        watch.reached(new Boundary(side, Boundary.Event.STATEMENT, sql));
    }

    private void commit() throws SQLException {
        String statements = String.join("\n;\n", sent).toLowerCase(Locale.ROOT);
        sent.clear();
        watch.reached(new Boundary(Boundary.Side.BEFORE, Boundary.Event.COMMIT, statements));
        if (watch.commits(statements)) {
            connection.commit();
        } else {
            connection.rollback();
        }
        watch.reached(new Boundary(Boundary.Side.AFTER, Boundary.Event.COMMIT, statements));
    }

    static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause() == null ? failed : failed.getCause();
        }
    }
}
