package io.milehub.app.wiring;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.app.configuration.DatabaseProperties;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.database.DatabaseConnection;
import io.milehub.database.HubDataSource;
import io.milehub.database.HubDatabase;
import io.milehub.database.Migration;
import io.milehub.database.PoolLimits;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import io.milehub.tenancy.TenantTransactionManager;
import io.milehub.tenancy.Tenants;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Finds or starts PostgreSQL, and closes in this order: pool, then server. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {

    /** Mappings come first, so that their mistakes are told before any server is started. */
    @Bean(destroyMethod = "close")
    @DependsOn("loadedMappings")
    HubDatabase hubDatabase(MilehubProperties properties) {
        HubDatabase database = open(properties);
        try {
            return database.ready(Migration.CHANGELOG);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static HubDatabase open(MilehubProperties properties) {
        DatabaseProperties settings = properties.database();
        if (!settings.external()) {
            return EmbeddedDatabase.open(EmbeddedOptions.under(properties.dataFolder()));
        }
        String url = Objects.requireNonNull(settings.url());
        return HubDatabase.external(
                new DatabaseConnection(
                        url, settings.ownerUser(), Objects.requireNonNullElse(settings.ownerPassword(), "")),
                new DatabaseConnection(
                        url, settings.appUser(), Objects.requireNonNullElse(settings.appPassword(), "")));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(HubDatabase database, MilehubProperties properties, MeterRegistry meters) {
        DatabaseProperties settings = properties.database();
        var limits = new PoolLimits(
                settings.poolSize(),
                settings.poolWaitMax(),
                settings.statementMax(),
                PoolLimits.DEFAULT.leakAfter(),
                PoolLimits.DEFAULT.lifeMax());
        HikariDataSource pool = database.pool(limits);
        pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource pool) {
        return new TenantTransactionManager(pool);
    }

    @Bean
    JdbcClient jdbcClient(DataSource pool) {
        return HubDataSource.client(pool);
    }

    @Bean
    Tenants tenants(JdbcClient jdbc) {
        return new Tenants(jdbc);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
