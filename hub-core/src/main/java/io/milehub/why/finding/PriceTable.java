package io.milehub.why.finding;

import io.milehub.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads prices: what suppliers said, and what members were shown; newest first and bounded. */
class PriceTable {
    private static final String COLUMNS = """
            select p.name as supplier, o.supplier_sku, f.type, f.told_by, f.amount_minor, f.currency, f.tax_mode,
                   f.tax_country, f.version, f.as_of, f.valid_to, f.delivery_id, f.ordinal, f.mapping_id, o.offer_id
              from catalogue.offer o
              join intake.supplier p on p.tenant_id = tenancy.current_tenant() and p.supplier_id = o.supplier_id
            """;

    private static final String ENDED = COLUMNS + """
              join pricing.price_fact f
                on f.tenant_id = tenancy.current_tenant() and f.offer_id = o.offer_id and f.market = '*'
               and f.valid_to is not null
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = :offer
             order by f.fact_id desc
             limit :limit
            """;

    /** A price feed's word stands among the facts, the catalogue's in the offer. */
    private static final String STANDING = COLUMNS + """
             cross join lateral (
                   select x.type, x.told_by, x.amount_minor, x.currency, x.tax_mode, x.tax_country, x.version, x.as_of,
                          x.valid_to, x.delivery_id, x.ordinal, x.mapping_id
                     from pricing.price_fact x
                    where x.tenant_id = tenancy.current_tenant() and x.offer_id = o.offer_id and x.market = '*'
                      and x.valid_to is null
                   union all
                   select 'RRP', 'ITEM', o.rrp_minor, o.rrp_currency, o.rrp_tax_mode, o.rrp_tax_country, o.version,
                          o.as_of, null, o.delivery_id, o.ordinal, o.mapping_id
                    where o.rrp_minor is not null) f
            """;

    private static final String LIVE = STANDING + """
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = :offer
             order by f.type, f.told_by desc
            """;

    /** A price feed's word before the catalogue's. */
    private static final String OF_VARIANT = STANDING + """
             where o.tenant_id = tenancy.current_tenant() and o.variant_id = :variant and o.removed_at is null
               and f.type = 'RRP'
             order by f.told_by desc, p.name, o.supplier_sku collate "C"
             limit 50
            """;

    private static final String SHOWN = """
            select m.market, x.shown_from, x.amount_minor, x.currency, x.offer_id
              from pricing.market m
              cross join lateral (
                     select s.shown_from, s.amount_minor, s.currency, s.offer_id
                       from pricing.price_shown s
                      where s.tenant_id = tenancy.current_tenant() and s.variant_id = :variant and s.market = m.market
                        and s.audience = 'member'
                      order by s.shown_from desc
                      limit :limit) x
             where m.tenant_id = tenancy.current_tenant()
             order by m.market, x.shown_from desc
            """;

    /**
     * A supplier's price.
     *
     * @param ended null while it is live
     */
    record Fact(
            long offerId,
            String type,
            String toldBy,
            String text,
            @Nullable Instant ended,
            Teller teller) {
        boolean byPriceFeed() {
            return toldBy.equals("PRICE");
        }

        /** What the field is called in the mapping that told it. */
        String mapped() {
            return byPriceFeed() ? "price.amount" : "price.rrp";
        }
    }

    /** What members saw from a moment on; without an offer they saw none. */
    record Shown(
            String market,
            Instant from,
            @Nullable String text,
            @Nullable Long offerId) {}

    private final JdbcClient jdbc;

    PriceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Fact> live(long offer) {
        return jdbc.sql(LIVE).param("offer", offer).query((row, _) -> fact(row)).list();
    }

    List<Fact> ended(long offer, int limit) {
        return jdbc.sql(ENDED)
                .param("offer", offer)
                .param("limit", limit)
                .query((row, _) -> fact(row))
                .list();
    }

    List<Fact> ofVariant(long variant) {
        return jdbc.sql(OF_VARIANT)
                .param("variant", variant)
                .query((row, _) -> fact(row))
                .list();
    }

    List<Shown> shown(long variant, int limit) {
        return jdbc.sql(SHOWN)
                .param("variant", variant)
                .param("limit", limit)
                .query((row, _) -> shown(row))
                .list();
    }

    private static Fact fact(ResultSet row) throws SQLException {
        String country = row.getString("tax_country");
        String tax = row.getString("tax_mode") + (country == null ? "" : "(" + country + ")");
        return new Fact(
                row.getLong("offer_id"),
                row.getString("type"),
                row.getString("told_by"),
                money(row) + " " + tax,
                OfferTable.instant(row, "valid_to"),
                OfferTable.teller(row, row.getString("supplier"), row.getString("supplier_sku")));
    }

    private static Shown shown(ResultSet row) throws SQLException {
        Long offer = row.getObject("offer_id", Long.class);
        return new Shown(
                row.getString("market"),
                row.getTimestamp("shown_from").toInstant(),
                offer == null ? null : money(row),
                offer);
    }

    private static String money(ResultSet row) throws SQLException {
        return new Money(row.getLong("amount_minor"), Currency.getInstance(row.getString("currency"))).toString();
    }
}
