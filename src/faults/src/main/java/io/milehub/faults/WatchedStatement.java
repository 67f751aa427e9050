package io.milehub.faults;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells its connection before and after each execution. */
final class WatchedStatement implements InvocationHandler {
    private final Statement statement;
    private final @Nullable String prepared;
    private final WatchedConnection connection;

    private WatchedStatement(Statement statement, @Nullable String prepared, WatchedConnection connection) {
        this.statement = statement;
        this.prepared = prepared;
        this.connection = connection;
    }

    static Object of(@Nullable Statement statement, @Nullable String prepared, WatchedConnection connection) {
        Class<?> kind = statement instanceof CallableStatement
                ? CallableStatement.class
                : statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
        return Proxy.newProxyInstance(
                WatchedStatement.class.getClassLoader(),
                new Class<?>[] {kind},
                new WatchedStatement(Objects.requireNonNull(statement), prepared, connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!method.getName().startsWith("execute")) {
            return WatchedConnection.call(statement, method, arguments);
        }
        String sql = prepared == null ? connection.rewritten(arguments, 0) : prepared;
        connection.reached(Boundary.Side.BEFORE, sql);
        Object result = WatchedConnection.call(statement, method, arguments);
        connection.reached(Boundary.Side.AFTER, sql);
        return result;
    }
}
