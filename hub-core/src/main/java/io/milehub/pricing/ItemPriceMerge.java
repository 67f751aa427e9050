package io.milehub.pricing;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Follows what the catalogue's merge does to the RRP that items carry, which stands in the offer itself: tells the
 * guard of prices that would move, writes down those that ended, and brings the prices shown up to date for every
 * touched variant, also where only its offers changed. Offers that are removed keep their price.
 */
@Component
class ItemPriceMerge implements MergeTarget {
    private static final String EFFECTS = """
            insert into pg_temp.run_effect (measure, brand, sku, was, becomes, percent)
            select case when c.rrp_currency <> c.old_rrp_currency then 'currency' else 'repriced' end, c.old_brand,
                   c.sku, c.old_rrp_minor || ' ' || c.old_rrp_currency, c.rrp_minor || ' ' || c.rrp_currency,
                   100.0 * abs(c.old_rrp_minor - coalesce(c.rrp_minor, 0)) / c.old_rrp_minor
              from pg_temp.item_change c
             where c.verb in ('ADDED', 'CHANGED') and c.old_rrp_minor is not null
               and (c.rrp_minor, c.rrp_currency) is distinct from (c.old_rrp_minor, c.old_rrp_currency)
            """;

    private static final String ANY_CHANGE = "select exists (select from pg_temp.item_change)";

    private static final String ENDED = """
            insert into pricing.price_fact (tenant_id, offer_id, type, told_by, amount_minor, currency, tax_mode,
                   tax_country, content_hash, domain, version, as_of, valid_from, valid_to, source, delivery_id,
                   ordinal, mapping_id)
            select tenancy.current_tenant(), c.offer_id, 'RRP', 'ITEM', c.old_rrp_minor, c.old_rrp_currency,
                   c.old_rrp_tax_mode, c.old_rrp_tax_country,
                   md5(concat_ws('/', c.old_rrp_minor, c.old_rrp_currency, c.old_rrp_tax_mode,
                                 c.old_rrp_tax_country))::uuid,
                   c.old_domain, c.old_version, c.old_as_of, c.old_rrp_from, greatest(n.at, c.old_rrp_from),
                   c.old_source, c.old_delivery_id, c.old_ordinal, c.old_mapping_id
              from pg_temp.item_change c
             cross join (select hub.now() as at offset 0) n
             where c.verb in ('ADDED', 'CHANGED') and c.old_rrp_minor is not null
               and (c.rrp_minor, c.rrp_currency, c.rrp_tax_mode, c.rrp_tax_country) is distinct from
                   (c.old_rrp_minor, c.old_rrp_currency, c.old_rrp_tax_mode, c.old_rrp_tax_country)
            """;

    private static final String TOUCHED = """
            insert into pg_temp.price_touched
            select variant_id, fresh, fresh and offers = 1 as alone from pg_temp.item_variant
            union all
            (select distinct old_variant_id, false, false
               from pg_temp.item_change
              where in_place and old_variant_id not in (select variant_id from pg_temp.item_variant))
            """;

    private final JdbcClient jdbc;
    private final ShownPrices shown;

    ItemPriceMerge(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.shown = new ShownPrices(jdbc);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.ITEM;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public MergeCounts plan(MergeContext context) {
        jdbc.sql(EFFECTS).update();
        return MergeCounts.NONE;
    }

    @Override
    public void apply(MergeContext context) {
        if (!jdbc.sql(ANY_CHANGE).query(Boolean.class).single()) {
            return;
        }
        jdbc.sql(ENDED).update();
        ShownPrices.TOUCHED.ready();
        jdbc.sql(TOUCHED).update();
        shown.append(context.recognised());
    }
}
