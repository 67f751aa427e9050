package io.milehub.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the pool of connections that the application works with, and what it asks through them. */
public final class HubDataSource {

    /** A plan is kept by the server after this many uses of a statement on one connection. */
    private static final int PREPARE_AFTER_USES = 3;

    private static final int CONNECT_SECONDS_MAX = 10;

    private HubDataSource() {}

    /** What statements are asked with, and which tells a {@link LockTimeout} for what it is. */
    public static JdbcClient client(DataSource pool) {
        var template = new JdbcTemplate(pool);
        template.setExceptionTranslator(LockTimeout.translator());
        return JdbcClient.create(template);
    }

    /**
     * A pool for one role; auto-commit is on, so that work outside a transaction holds no locks.
     *
     * @param name what PostgreSQL shows as {@code application_name} and metrics as the pool's name
     */
    public static HikariDataSource pool(DatabaseConnection database, PoolLimits limits, String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(limits.connectionsMax());
        config.setMinimumIdle(Math.min(2, limits.connectionsMax()));
        config.setConnectionTimeout(limits.waitMax().toMillis());
        config.setMaxLifetime(limits.lifeMax().toMillis());
        config.setLeakDetectionThreshold(limits.leakAfter().toMillis());
        config.setAutoCommit(true);
        config.addDataSourceProperty("ApplicationName", name);
        config.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_SECONDS_MAX));
        config.addDataSourceProperty(
                "socketTimeout", String.valueOf(limits.statementMax().toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", String.valueOf(PREPARE_AFTER_USES));
        return new HikariDataSource(config);
    }
}
