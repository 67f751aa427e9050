package io.milehub.api.ops;

import io.milehub.intake.history.IntakeViews;
import io.milehub.intake.history.SourceView;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import io.milehub.tenancy.Tenants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How old each feed's last applied run is, in seconds. A stale feed is a detail, not an outage of the hub. */
@Component("feeds")
class FeedAges implements HealthIndicator {

    private final IntakeViews views;
    private final Tenants tenants;

    FeedAges(IntakeViews views, Tenants tenants) {
        this.views = views;
        this.tenants = tenants;
    }

    @Override
    public Health health() {
        Map<String, Object> ages = new LinkedHashMap<>();
        for (Tenant tenant : tenants.all()) {
            for (SourceView feed : Tenancy.in(tenant.id(), views::sources)) {
                Long age = feed.ageSeconds();
                ages.put(tenant.name() + "." + feed.source() + "." + feed.feed(), age == null ? "never" : age);
            }
        }
        return Health.up().withDetails(ages).build();
    }
}
