package io.milehub.pricing;

import io.milehub.database.ScratchTable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What members are shown: of a variant's live offers the lowest RRP in the market's currency, brought to the market's
 * tax display. Without tax becomes with tax by the standard rate of the market's first country; a price with the tax of
 * that country is shown as it is; one with the tax of another country is first brought to net by that country's rate.
 * Rounded once, half-up, to the minor unit. A price that needs a rate nobody provisioned is not shown.
 *
 * <p>Append-only, as the history is owed by law (Directive 98/6/EC, article 6a): a row is written when the amount or
 * the offer behind it changes, and one without an amount when no price is left.
 */
class ShownPrices {
    static final ScratchTable TOUCHED =
            ScratchTable.of("price_touched", "variant_id bigint, fresh boolean, alone boolean");

    /**
     * Without a price feed no offer has another price than its own, and none is looked for. By the index of live ones.
     */
    private static final String ANY_TOLD = """
            select exists (select from pricing.price_fact
                            where tenant_id = (select tenancy.current_tenant()) and valid_to is null
                            order by tenant_id, offer_id, market, type limit 1)
            """;

    /**
     * What a fresh variant with one offer is shown at needs no comparison, neither with other offers nor with what was
     * shown before, which spares a first load to sort and to look. The offers of what was touched are found first
     * (materialized): joined to currencies before that, all offers would be.
     */
    private static final String APPEND = """
            with market as materialized (
              select m.market, m.currency, m.tax_display, m.countries[1] as home, 10000 + r.rate_bp as home_factor
                from pricing.market m
                left join pricing.tax_rate r
                  on r.tenant_id = (select tenancy.current_tenant()) and r.country = m.countries[1]
                 and r.validity @> (select hub.now())
               where m.tenant_id = (select tenancy.current_tenant())
            ), rate as materialized (
              select country, 10000 + rate_bp as factor
                from pricing.tax_rate
               where tenant_id = (select tenancy.current_tenant()) and validity @> (select hub.now())
            ), told as materialized (
              select o.variant_id, t.fresh, t.alone, o.offer_id, o.source, o.supplier_sku, %s
            ), displayed as not materialized (
              select t.variant_id, t.fresh, t.alone, m.market, m.currency, t.offer_id, t.source, t.supplier_sku,
                     pricing.in_market(t.amount_minor, t.tax_mode, t.tax_country, r.factor,
                                       m.tax_display, m.home, m.home_factor) as amount_minor
                from told t
                join market m using (currency)
                left join rate r on r.country = t.tax_country
            ), lowest as materialized (
              select distinct on (d.variant_id, d.market) d.variant_id, d.market, d.offer_id, d.amount_minor
                from displayed d
                join intake.source s on s.tenant_id = (select tenancy.current_tenant()) and s.source = d.source
               where not d.alone and d.amount_minor is not null
               order by d.variant_id, d.market, d.amount_minor, s.rank, d.source, d.supplier_sku collate "C"
            )
            insert into pricing.price_shown (tenant_id, variant_id, market, audience, shown_from, amount_minor,
                   currency, offer_id)
            select tenancy.current_tenant(), a.variant_id, a.market, 'member', n.at, a.amount_minor, a.currency,
                   a.offer_id
              from (select d.variant_id, d.market, d.amount_minor, d.currency, d.offer_id
                      from displayed d
                     where d.alone and d.amount_minor is not null
                    union all
                    select t.variant_id, m.market, l.amount_minor, m.currency, l.offer_id
                      from pg_temp.price_touched t
                     cross join market m
                      left join lowest l on l.variant_id = t.variant_id and l.market = m.market
                      left join lateral (
                             select p.amount_minor, p.currency, p.offer_id
                               from pricing.price_shown p
                              where p.tenant_id = (select tenancy.current_tenant()) and p.variant_id = t.variant_id
                                and p.market = m.market and p.audience = 'member' and not t.fresh
                              order by p.shown_from desc
                              limit 1) c on true
                     where not t.alone
                       and ((c.amount_minor, c.offer_id) is distinct from (l.amount_minor, l.offer_id)
                            or (l.amount_minor is not null and c.currency <> m.currency))) a
             cross join (select hub.now() as at offset 0) n
            """;

    private static final String OWN_WORD = """
            o.rrp_minor as amount_minor, o.rrp_currency as currency, o.rrp_tax_mode as tax_mode,
                     o.rrp_tax_country as tax_country
                from pg_temp.price_touched t
            """;

    private static final String FEED_FIRST = """
            case when f.fact_id is null then o.rrp_minor else f.amount_minor end as amount_minor,
                     case when f.fact_id is null then o.rrp_currency else f.currency end as currency,
                     case when f.fact_id is null then o.rrp_tax_mode else f.tax_mode end as tax_mode,
                     case when f.fact_id is null then o.rrp_tax_country else f.tax_country end as tax_country
                from pg_temp.price_touched t
            """;

    private static final String OFFERS = """
             cross join lateral (
                     select o.* from catalogue.offer o
                      where o.tenant_id = (select tenancy.current_tenant()) and o.variant_id = t.variant_id
                        and o.removed_at is null
                     %1$s) o
            """;

    private static final String FACTS = """
                left join lateral (
                     select f.* from pricing.price_fact f
                      where f.tenant_id = (select tenancy.current_tenant()) and f.offer_id = o.offer_id
                        and f.market = '*' and f.type = 'RRP' and f.valid_to is null
                     %1$s) f on true
            """;

    /** Looked up one by one: the planner would read all offers for a few variants, as its figures happen to be. */
    private static final String ONE_BY_ONE = "offset 0";

    private static final String AS_PLANNED = "";

    private final JdbcClient jdbc;

    ShownPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Appends what changed for the variants in {@code pg_temp.price_touched} (variant_id, fresh, alone): whether
     * nothing was ever shown for it, and whether it has but one offer.
     *
     * @param few whether they are few beside all that there are
     */
    void append(boolean few) {
        boolean anyTold = jdbc.sql(ANY_TOLD).query(Boolean.class).single();
        String told = anyTold ? FEED_FIRST + OFFERS + FACTS : OWN_WORD + OFFERS;
        jdbc.sql(APPEND.formatted(told.formatted(few ? ONE_BY_ONE : AS_PLANNED)))
                .update();
    }
}
