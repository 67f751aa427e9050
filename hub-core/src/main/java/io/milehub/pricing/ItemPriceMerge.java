package io.milehub.pricing;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.CatalogueLocks;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes the RRP that items carry, of the offers that the catalogue's merge found added or changed: an item of equal
 * content has an equal price, and one that is older was refused there, so these facts need no age of their own. An item
 * that no longer carries a price ends it. Offers that are removed keep their facts. Then the prices shown are brought
 * up to date for every touched variant, also where only its offers changed.
 */
@Component
class ItemPriceMerge implements MergeTarget {
    private static final String ANY_CHANGE = "select exists (select from pg_temp.item_change)";

    private static final String CHANGES = """
            create temp table price_change on commit drop as
            select c.offer_id, s.sku, c.fresh, f.fact_id, 'RRP' as type,
                   s.rrp_minor as amount_minor, s.rrp_currency as currency, s.rrp_tax_mode as tax_mode,
                   s.rrp_tax_country as tax_country, h.hash,
                   cast(null as uuid) as raw_hash, cast(null as bigint) as version, c.moment as as_of, s.delivery_id,
                   s.ordinal, case when f.fact_id is null then 'ADDED' else 'CHANGED' end as verb
              from pg_temp.item_change c
              join pg_temp.stage_item s using (sku)
              cross join lateral (select md5(concat_ws('/', s.rrp_minor, s.rrp_currency, s.rrp_tax_mode,
                                                       s.rrp_tax_country))::uuid as hash) h
              left join pricing.price_fact f
                on not c.fresh and f.tenant_id = tenancy.current_tenant() and f.offer_id = c.offer_id and f.market = '*'
               and f.type = 'RRP' and f.told_by = 'ITEM' and f.valid_to is null
             where c.verb in ('ADDED', 'CHANGED')
               and case when s.rrp_minor is null then f.fact_id is not null
                        else f.content_hash is distinct from h.hash end
            """;

    private static final String TOUCHED = """
            create temp table price_touched on commit drop as
            select variant_id, fresh from pg_temp.item_variant
            """;

    private final JdbcClient jdbc;
    private final CatalogueLocks locks;
    private final PriceEffects effects;
    private final PriceFacts facts;
    private final ShownPrices shown;

    ItemPriceMerge(JdbcClient jdbc, CatalogueLocks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
        this.effects = new PriceEffects(jdbc);
        this.facts = new PriceFacts(jdbc);
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
        locks.ofLinks();
        jdbc.sql(CHANGES).update();
        jdbc.sql("analyze pg_temp.price_change").update();
        effects.find();
        return MergeCounts.NONE;
    }

    @Override
    public void apply(MergeContext context) {
        if (!jdbc.sql(ANY_CHANGE).query(Boolean.class).single()) {
            return;
        }
        facts.replace(context, RecordKind.ITEM);
        jdbc.sql(TOUCHED).update();
        shown.append();
    }
}
