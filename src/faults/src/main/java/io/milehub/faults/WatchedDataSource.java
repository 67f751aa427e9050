package io.milehub.faults;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool whose connections tell a watch what they do. */
public final class WatchedDataSource extends DelegatingDataSource {
    private final Watch watch;

    public WatchedDataSource(DataSource pool, Watch watch) {
        super(pool);
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return WatchedConnection.of(super.getConnection(), watch);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return WatchedConnection.of(super.getConnection(user, password), watch);
    }
}
