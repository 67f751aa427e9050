package io.milehub.app.wiring;

import io.milehub.connectors.Connectors;
import io.milehub.tenancy.Tenants;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What readiness depends on. That the migration is done needs no check: nothing starts before it. */
@Configuration(proxyBeanMethods = false)
class HubHealth {

    @Bean("database")
    HealthIndicator database(Tenants tenants) {
        return () -> Health.up().withDetail("tenants", tenants.all().size()).build();
    }

    @Bean("routes")
    HealthIndicator routes(Connectors connectors) {
        return () -> connectors.isRunning()
                ? Health.up().build()
                : Health.outOfService()
                        .withDetail("reason", "the routes are not started")
                        .build();
    }
}
