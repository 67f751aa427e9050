package io.milehub.pricing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The markets of the current tenant and the tax rates that prices are shown with. */
@Service
public class Markets {
    private static final String ALL = """
            select market, countries, currency, tax_display
              from pricing.market
             where tenant_id = tenancy.current_tenant()
             order by market
            """;

    private static final String FIND = """
            select market, countries, currency, tax_display
              from pricing.market
             where tenant_id = tenancy.current_tenant() and market = :market
            """;

    private static final String PROVISION = """
            insert into pricing.market (tenant_id, market, countries, currency, tax_display)
            values (tenancy.current_tenant(), :market, :countries, :currency, :display)
            on conflict (tenant_id, market) do update
               set countries = excluded.countries, currency = excluded.currency, tax_display = excluded.tax_display
             where (market.countries, market.currency, market.tax_display)
                   is distinct from (excluded.countries, excluded.currency, excluded.tax_display)
            """;

    private static final String END_RATE = """
            update pricing.tax_rate
               set validity = tstzrange(lower(validity), greatest(:at, lower(validity)))
             where tenant_id = tenancy.current_tenant() and country = :country and upper_inf(validity)
               and rate_bp <> :rate
            """;

    private static final String BEGIN_RATE = """
            insert into pricing.tax_rate (tenant_id, country, rate_bp, validity)
            select tenancy.current_tenant(), :country, :rate, tstzrange(:at, null)
             where not exists (select from pricing.tax_rate
                                where tenant_id = tenancy.current_tenant() and country = :country
                                    and upper_inf(validity))
            """;

    private final JdbcClient jdbc;

    Markets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by slug. */
    @Transactional(readOnly = true)
    public List<Market> all() {
        return jdbc.sql(ALL).query((row, _) -> market(row)).list();
    }

    /** The market of that slug, or nothing. */
    @Transactional(readOnly = true)
    public Optional<Market> find(String slug) {
        return jdbc.sql(FIND)
                .param("market", slug)
                .query((row, _) -> market(row))
                .optional();
    }

    /** Sees to it that the market stands like this. Repeating it changes nothing. */
    @Transactional
    public void provision(Market market) {
        jdbc.sql(PROVISION)
                .param("market", market.market())
                .param("countries", market.countries().toArray(String[]::new))
                .param("currency", market.currency().getCurrencyCode())
                .param("display", market.taxDisplay().name())
                .update();
    }

    /**
     * Sees to it that this is the country's standard rate from now on. Prices already shown follow when their offers
     * are next told of.
     *
     * @param rateBasisPoints hundredths of a percent, 2200 for 22 %
     */
    @Transactional
    public void provisionTaxRate(String country, int rateBasisPoints) {
        Timestamp now = jdbc.sql("select hub.now()").query(Timestamp.class).single();
        for (String sql : List.of(END_RATE, BEGIN_RATE)) {
            jdbc.sql(sql)
                    .param("country", country)
                    .param("rate", rateBasisPoints)
                    .param("at", now)
                    .update();
        }
    }

    private static Market market(ResultSet row) throws SQLException {
        return new Market(
                row.getString("market"),
                List.of((String[]) row.getArray("countries").getArray()),
                Currency.getInstance(row.getString("currency")),
                Market.TaxDisplay.valueOf(row.getString("tax_display")));
    }
}
