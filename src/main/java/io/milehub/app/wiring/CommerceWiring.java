package io.milehub.app.wiring;

import io.milehub.app.configuration.HoldProperties;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.assortment.ListingPolicy;
import io.milehub.idempotency.IdempotencyLimits;
import io.milehub.inventory.HoldLimits;
import io.milehub.inventory.choice.ChoicePolicy;
import io.milehub.inventory.choice.Criterion;
import io.milehub.orders.AddressLimits;
import io.milehub.payment.PaymentLimits;
import io.milehub.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
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
                holds.lanesMax(),
                holds.ageMax(),
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

    @Bean
    AddressLimits addressLimits(MilehubProperties properties) {
        AddressLimits usual = AddressLimits.DEFAULT;
        return new AddressLimits(properties.orders().addressKeep(), usual.keepUnordered(), usual.purgeMax());
    }

    @Bean
    ChoicePolicy choicePolicy(MilehubProperties properties) {
        record Place(TenantId tenant, String market) {}
        Map<Place, List<Criterion>> orders = new HashMap<>();
        properties
                .tenants()
                .forEach(tenant -> tenant.markets()
                        .forEach(market ->
                                orders.put(new Place(new TenantId(tenant.id()), market.market()), market.choice())));
        return (tenant, market) -> orders.getOrDefault(new Place(tenant, market), ChoicePolicy.USUAL);
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
