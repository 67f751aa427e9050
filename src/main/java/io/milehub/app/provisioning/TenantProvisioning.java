package io.milehub.app.provisioning;

import io.milehub.app.configuration.MarketProperties;
import io.milehub.app.configuration.MemberProperties;
import io.milehub.app.configuration.OperatorProperties;
import io.milehub.app.configuration.SourceProperties;
import io.milehub.app.configuration.TenantProperties;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one tenant's rows, in one transaction; nodes that start together take turns. */
@Service
public class TenantProvisioning {

    private static final Set<String> MEMBER_SCOPES = Set.of("shop");
    private static final Set<String> OPERATOR_SCOPES = Set.of("ops");

    private final ShopRows shop;
    private final PeopleRows people;
    private final SourceRows sources;
    private final ClientSecrets secrets;

    TenantProvisioning(ShopRows shop, PeopleRows people, SourceRows sources, ClientSecrets secrets) {
        this.shop = shop;
        this.people = people;
        this.sources = sources;
        this.secrets = secrets;
    }

    /** For the current tenant. */
    @Transactional
    public void provision(TenantProperties tenant) {
        shop.takeTurn();
        for (MarketProperties market : tenant.markets()) {
            shop.market(market);
        }
        for (Map.Entry<String, BigDecimal> rate : tenant.taxRatesPercent().entrySet()) {
            shop.taxRate(rate.getKey(), rate.getValue());
        }
        shop.tiers(tenant.tiers());
        clients(tenant);
        for (Map.Entry<String, SourceProperties> source : tenant.sources().entrySet()) {
            sources.source(source.getKey(), source.getValue());
        }
    }

    private void clients(TenantProperties tenant) {
        Set<String> kept = new HashSet<>();
        for (MemberProperties member : tenant.members()) {
            long id = people.member(member);
            String secret = secrets.of(tenant.name(), member.handle(), member.clientId(), member.clientSecret());
            people.client(member.clientId(), secret, id, MEMBER_SCOPES);
            kept.add(member.clientId());
        }
        for (OperatorProperties operator : tenant.operators()) {
            String secret = secrets.of(tenant.name(), operator.handle(), operator.clientId(), operator.clientSecret());
            people.client(operator.clientId(), secret, null, OPERATOR_SCOPES);
            kept.add(operator.clientId());
        }
        people.revokeAllBut(kept);
    }
}
