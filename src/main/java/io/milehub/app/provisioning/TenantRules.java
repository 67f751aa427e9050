package io.milehub.app.provisioning;

import io.milehub.app.configuration.MarketProperties;
import io.milehub.app.configuration.MemberProperties;
import io.milehub.app.configuration.OperatorProperties;
import io.milehub.app.configuration.SourceProperties;
import io.milehub.app.configuration.TenantProperties;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one record of the configuration cannot check by itself, because it is about several. */
final class TenantRules {

    private TenantRules() {}

    /** @throws ProvisioningRefused at the first contradiction */
    static void require(List<TenantProperties> tenants) {
        Set<Object> seen = new HashSet<>();
        for (TenantProperties tenant : tenants) {
            unique(seen, "id " + tenant.id(), tenant, "tenant id " + tenant.id());
            unique(seen, "name " + tenant.name(), tenant, "tenant name '" + tenant.name() + "'");
            for (OperatorProperties operator : tenant.operators()) {
                unique(seen, "client " + operator.clientId(), tenant, "client-id '" + operator.clientId() + "'");
                unique(seen, tenant.id() + " " + operator.handle(), tenant, "handle '" + operator.handle() + "'");
            }
            for (MemberProperties member : tenant.members()) {
                unique(seen, "client " + member.clientId(), tenant, "client-id '" + member.clientId() + "'");
                unique(seen, tenant.id() + " " + member.handle(), tenant, "handle '" + member.handle() + "'");
                if (!tenant.tiers().contains(member.tier())) {
                    throw new ProvisioningRefused("member '" + member.handle() + "' of tenant '" + tenant.name()
                            + "' has the tier '" + member.tier() + "', which is none of its tiers " + tenant.tiers()
                            + "; add the tier or correct the member");
                }
            }
            tenant.sources()
                    .forEach((name, source) -> source.stockAuthority()
                            .forEach(location -> unique(
                                    seen,
                                    "stock " + tenant.id() + "/" + source.supplier() + "/" + location,
                                    tenant,
                                    "stock authority of '" + source.supplier() + "' for '" + location + "', at " + name
                                            + ",")));
            tenant.sources().forEach((name, source) -> signedOneWay(tenant, name, source));
            for (MarketProperties market : tenant.markets()) {
                String country = market.countries().getFirst();
                if (!tenant.taxRatesPercent().containsKey(country)) {
                    throw new ProvisioningRefused("market '" + market.market() + "' of tenant '" + tenant.name()
                            + "' sells in " + country + ", for which milehub.tenants[].tax-rates-percent has no rate;"
                            + " add one");
                }
            }
        }
    }

    private static void signedOneWay(TenantProperties tenant, String name, SourceProperties source) {
        if (source.webhookHmac() != null && !source.webhookSecret().isEmpty()) {
            throw new ProvisioningRefused("the source '" + name + "' of tenant '" + tenant.name()
                    + "' has both webhook-secret and webhook-hmac; keep the one that it signs by");
        }
    }

    private static void unique(Set<Object> seen, String key, TenantProperties tenant, String what) {
        if (!seen.add(key)) {
            throw new ProvisioningRefused("the " + what + " stands twice in milehub.tenants (seen again at tenant '"
                    + tenant.name() + "'); give each its own");
        }
    }
}
