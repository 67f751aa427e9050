package io.milehub.app.wiring;

import io.milehub.app.configuration.HoldProperties;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.assortment.ListingPolicy;
import io.milehub.idempotency.IdempotencyLimits;
import io.milehub.inventory.HoldLimits;
import io.milehub.payment.PaymentLimits;
import io.milehub.tenancy.TenantId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the commerce core its limits and policies. */
@Configuration(proxyBeanMethods = false)
class CommerceWiring {

    @Bean
    HoldLimits holdLimits(MilehubProperties properties) {
        HoldProperties holds = properties.holds();
        HoldLimits usual = HoldLimits.defaults();
        return new HoldLimits(
                holds.linesMax(),
                holds.quantityMax(),
                holds.holdFor(),
                holds.liveHoldsMax(),
                usual.sweepHoldsMax(),
                holds.queueMax(),
                holds.groupMax(),
                usual.lockWaitMax());
    }

    @Bean
    IdempotencyLimits idempotencyLimits() {
        return IdempotencyLimits.defaults();
    }

    @Bean
    PaymentLimits paymentLimits(MilehubProperties properties) {
        var payment = properties.payment();
        return PaymentLimits.defaults(payment.sandboxUrl()).withAnswerTimeout(payment.timeout());
    }

    /** A tenant that configuration no longer names lists nothing by itself. */
    @Bean
    ListingPolicy listingPolicy(MilehubProperties properties) {
        Map<TenantId, ListingPolicy.OnArrival> policies = new HashMap<>();
        for (TenantProperties tenant : properties.tenants()) {
            policies.put(
                    new TenantId(tenant.id()),
                    switch (tenant.listing()) {
                        case ON_ARRIVAL -> ListingPolicy.OnArrival.LIST;
                        case DRAFT -> ListingPolicy.OnArrival.DRAFT;
                        case BY_HAND -> ListingPolicy.OnArrival.LEAVE;
                    });
        }
        return tenant -> policies.getOrDefault(tenant, ListingPolicy.OnArrival.LEAVE);
    }
}
