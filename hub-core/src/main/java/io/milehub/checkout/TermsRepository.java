package io.milehub.checkout;

import io.milehub.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is agreed with a supplier about an offer, and how a market treats tax, as of now. */
@Repository
class TermsRepository {
    private static final String MARKET = """
            select m.tax_display, t.rate_bp
              from pricing.market m
              join pricing.tax_rate t on t.tenant_id = m.tenant_id and t.country = :country and t.validity @> hub.now()
             where m.tenant_id = tenancy.current_tenant() and m.market = :market and :country = any(m.countries)
            """;

    /**
     * The agreement is the one that {@code assortment.sellable} sells under. A cost that the supplier states
     * outweighs the agreement's share; the market's own outweighs that of any market.
     */
    private static final String OFFERS = """
            select o.offer_id, a.cost_bp, a.commission_bp, a.seller_of_record,
                   coalesce(p.title ->> 'en',
                            (select value from jsonb_each_text(p.title) order by key limit 1), o.supplier_sku) as title,
                   f.amount_minor as cost_minor, f.currency as cost_currency
              from catalogue.offer o
             cross join lateral (
                     select x.cost_bp, x.commission_bp, x.seller_of_record
                       from catalogue.agreement x
                      where x.tenant_id = tenancy.current_tenant() and x.supplier_id = o.supplier_id
                        and (o.agreement_id is null or x.agreement_id = o.agreement_id)
                        and x.validity @> (select hub.now())
                      order by x.agreement_id
                      limit 1) a
              join catalogue.variant v on v.tenant_id = o.tenant_id and v.variant_id = o.variant_id
              join catalogue.product p on p.tenant_id = v.tenant_id and p.product_id = v.product_id
              left join lateral (
                     select amount_minor, currency from pricing.price_fact f
                      where f.tenant_id = o.tenant_id and f.offer_id = o.offer_id and f.type = 'COST'
                        and f.market in (:market, '*') and f.valid_to is null
                      order by f.market = '*'
                      limit 1) f on true
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = any(:offers)
            """;

    private final JdbcClient jdbc;

    TermsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether shown prices include tax, and the destination's rate in hundredths of a percent. */
    record MarketTax(boolean included, int rateBp) {
        PriceSplit split(Money shown) {
            return included ? PriceSplit.ofGross(shown, rateBp) : PriceSplit.ofNet(shown, rateBp);
        }
    }

    /** What is agreed about an offer. */
    record Terms(
            long offerId,
            String title,
            String sellerOfRecord,
            @Nullable Integer costBp,
            @Nullable Integer commissionBp,
            @Nullable Money stated) {
        /** What a piece costs us that is sold at this net price; null on commission alone. */
        @Nullable
        Money cost(Money net) {
            if (stated != null) {
                return stated;
            }
            return costBp == null ? null : PriceSplit.share(net, costBp);
        }
    }

    Optional<MarketTax> tax(String market, String country) {
        return jdbc.sql(MARKET)
                .param("market", market)
                .param("country", country)
                .query((row, _) -> new MarketTax(row.getString(1).equals("INC"), row.getInt(2)))
                .optional();
    }

    Map<Long, Terms> of(Collection<Long> offers, String market) {
        return jdbc
                .sql(OFFERS)
                .param("offers", offers.toArray(Long[]::new))
                .param("market", market)
                .query((row, _) -> terms(row))
                .stream()
                .collect(Collectors.toMap(Terms::offerId, terms -> terms));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        String currency = row.getString("cost_currency");
        return new Terms(
                row.getLong("offer_id"),
                row.getString("title"),
                row.getString("seller_of_record"),
                row.getObject("cost_bp", Integer.class),
                row.getObject("commission_bp", Integer.class),
                currency == null ? null : new Money(row.getLong("cost_minor"), Currency.getInstance(currency)));
    }
}
