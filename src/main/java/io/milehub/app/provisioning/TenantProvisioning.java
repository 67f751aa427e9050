package io.milehub.app.provisioning;

import io.milehub.app.configuration.AgreementProperties;
import io.milehub.app.configuration.MarketProperties;
import io.milehub.app.configuration.SourceProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.catalogue.Agreement;
import io.milehub.catalogue.Agreements;
import io.milehub.catalogue.content.FieldRanks;
import io.milehub.membership.Members;
import io.milehub.pricing.Market;
import io.milehub.pricing.Markets;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one tenant's rows, in one transaction; nodes that start together take turns. */
@Service
public class TenantProvisioning {

    private static final int BASIS_POINTS_A_PERCENT = 100;

    private final Markets markets;
    private final Members members;
    private final Agreements agreements;
    private final SourceRows sources;
    private final FieldRanks fieldRanks;
    private final ClientProvisioning clients;

    TenantProvisioning(
            Markets markets,
            Members members,
            Agreements agreements,
            SourceRows sources,
            FieldRanks fieldRanks,
            ClientProvisioning clients) {
        this.markets = markets;
        this.members = members;
        this.agreements = agreements;
        this.sources = sources;
        this.fieldRanks = fieldRanks;
        this.clients = clients;
    }

    /** For the current tenant. */
    @Transactional
    public void provision(TenantProperties tenant) {
        sources.takeTurn();
        for (MarketProperties market : tenant.markets()) {
            markets.provision(new Market(
                    market.market(),
                    market.countries(),
                    Currency.getInstance(market.currency()),
                    Market.TaxDisplay.valueOf(market.taxDisplay().name())));
        }
        for (Map.Entry<String, BigDecimal> rate : tenant.taxRatesPercent().entrySet()) {
            markets.provisionTaxRate(rate.getKey(), basisPoints(rate.getValue()));
        }
        members.provisionTiers(tenant.tiers());
        clients.provision(tenant);
        for (Map.Entry<String, SourceProperties> source : tenant.sources().entrySet()) {
            int supplier = sources.source(source.getKey(), source.getValue());
            fieldRanks.provision(source.getKey(), source.getValue().fieldRanks());
            AgreementProperties agreement = source.getValue().agreement();
            if (agreement != null) {
                agreements.provision(supplier, agreement(agreement));
            }
        }
    }

    private static int basisPoints(BigDecimal percent) {
        return percent.multiply(BigDecimal.valueOf(BASIS_POINTS_A_PERCENT)).intValueExact();
    }

    private static Agreement agreement(AgreementProperties configured) {
        return new Agreement(
                Agreement.Kind.valueOf(configured.kind().name()),
                configured.commissionBp(),
                configured.costBp(),
                configured.sellerOfRecord(),
                configured.ackHours(),
                configured.shipHours(),
                configured.returnDays(),
                configured.returnAddress());
    }
}
