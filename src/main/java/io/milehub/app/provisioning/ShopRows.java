package io.milehub.app.provisioning;

import io.milehub.app.configuration.MarketProperties;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of markets, tax rates and tiers, written only where they differ. */
@Repository
class ShopRows {

    private static final int BASIS_POINTS_A_PERCENT = 100;

    private static final String TURN = """
            select pg_advisory_xact_lock(tenancy.current_tenant(), hashtext('provisioning'))
            """;
    private static final String MARKET = """
            insert into pricing.market as m (tenant_id, market, countries, currency, tax_display)
            values (tenancy.current_tenant(), :market, :countries, :currency, :taxDisplay)
            on conflict (tenant_id, market) do update
               set countries = excluded.countries, currency = excluded.currency, tax_display = excluded.tax_display
             where (m.countries, m.currency, m.tax_display)
                   is distinct from (excluded.countries, excluded.currency, excluded.tax_display)
            """;
    private static final String END_TAX_RATE = """
            update pricing.tax_rate
               set validity = tstzrange(lower(validity), hub.now())
             where tenant_id = tenancy.current_tenant() and country = :country and upper_inf(validity)
               and rate_bp <> :rate
            """;
    private static final String TAX_RATE = """
            insert into pricing.tax_rate (tenant_id, country, rate_bp, validity)
            select tenancy.current_tenant(), :country, :rate, tstzrange(case when count(*) > 0 then hub.now() end, null)
              from pricing.tax_rate
             where tenant_id = tenancy.current_tenant() and country = :country
            having count(*) filter (where upper_inf(validity)) = 0
            """;
    private static final String TIERS = """
            select tier from membership.tier where tenant_id = tenancy.current_tenant() order by rank
            """;
    private static final String MAKE_ROOM = """
            update membership.tier set rank = rank + (select max(rank) + :count from membership.tier
                                                       where tenant_id = tenancy.current_tenant())
             where tenant_id = tenancy.current_tenant()
            """;
    private static final String TIER = """
            insert into membership.tier (tenant_id, tier, rank) values (tenancy.current_tenant(), :tier, :rank)
            on conflict (tenant_id, tier) do update set rank = excluded.rank
            """;

    private final JdbcClient jdbc;

    ShopRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void takeTurn() {
        jdbc.sql(TURN).query((_, _) -> true).single();
    }

    void market(MarketProperties market) {
        jdbc.sql(MARKET)
                .param("market", market.market())
                .param("countries", market.countries().toArray(String[]::new))
                .param("currency", market.currency())
                .param("taxDisplay", market.taxDisplay().name())
                .update();
    }

    /** A new rate begins where the old one ends; the first of a country holds from ever. */
    void taxRate(String country, BigDecimal percent) {
        int rate = percent.multiply(BigDecimal.valueOf(BASIS_POINTS_A_PERCENT)).intValueExact();
        jdbc.sql(END_TAX_RATE).param("country", country).param("rate", rate).update();
        jdbc.sql(TAX_RATE).param("country", country).param("rate", rate).update();
    }

    /** Lowest first. A tier that configuration no longer names stays, above all others, as members may hold it. */
    void tiers(List<String> tiers) {
        List<String> standing =
                jdbc.sql(TIERS).query((row, _) -> row.getString(1)).list();
        if (standing.size() >= tiers.size() && standing.subList(0, tiers.size()).equals(tiers)) {
            return;
        }
        jdbc.sql(MAKE_ROOM).param("count", tiers.size() + 1).update();
        for (int rank = 0; rank < tiers.size(); rank++) {
            jdbc.sql(TIER)
                    .param("tier", tiers.get(rank))
                    .param("rank", rank + 1)
                    .update();
        }
    }
}
