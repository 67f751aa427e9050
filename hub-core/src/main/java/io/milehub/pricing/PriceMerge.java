package io.milehub.pricing;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.BulkPlan;
import io.milehub.catalogue.CatalogueLocks;
import io.milehub.catalogue.Offers;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged prices of every type into price facts. Older facts lose against the live one of the same offer and type;
 * a snapshot ends what this source's price feeds told before and it lacks.
 */
@Component
class PriceMerge implements MergeTarget {
    private static final String CHANGES = """
            create temp table price_change on commit drop as
            select o.offer_id, s.sku, false as fresh, f.fact_id, s.type, s.amount_minor, s.currency, s.tax_mode,
                   s.tax_country, s.hash, s.version, s.as_of, s.delivery_id, s.ordinal,
                   case when f.fact_id is null then 'ADDED'
                        when f.content_hash <> s.hash then 'CHANGED'
                        else 'ADVANCED' end as verb
              from pg_temp.stage_price s
              join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              left join pricing.price_fact f
                on f.tenant_id = tenancy.current_tenant() and f.offer_id = o.offer_id and f.market = '*'
               and f.type = s.type and f.told_by = 'PRICE' and f.valid_to is null
             where f.fact_id is null
                or (catalogue.supersedes(s.version, s.as_of, s.hash, f.version, f.as_of, f.content_hash)
                    and (f.content_hash <> s.hash
                         or s.version is distinct from f.version and s.version is not null
                         or s.as_of is distinct from f.as_of and s.as_of is not null))
            """;

    private static final String LACKING = """
            insert into pg_temp.price_change (offer_id, sku, fresh, fact_id, type, verb)
            select f.offer_id, o.supplier_sku, false, f.fact_id, f.type, 'REMOVED'
              from pricing.price_fact f
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = f.offer_id
             where f.tenant_id = tenancy.current_tenant() and f.source = :source and f.told_by = 'PRICE'
               and f.market = '*' and f.valid_to is null
               and not exists (select from pg_temp.stage_price s where s.sku = o.supplier_sku and s.type = f.type)
            """;

    private static final String ADVANCE = """
            with advanced as (
              delete from pg_temp.price_change where verb = 'ADVANCED' returning fact_id, version, as_of)
            update pricing.price_fact f
               set version = coalesce(a.version, f.version), as_of = coalesce(a.as_of, f.as_of)
              from advanced a
             where f.tenant_id = tenancy.current_tenant() and f.fact_id = a.fact_id
            """;

    private static final String COUNT = """
            select count(*) filter (where verb = 'ADDED') as added,
                   count(*) filter (where verb = 'CHANGED') as changed,
                   (select count(*) from pg_temp.stage_price)
                     - count(*) filter (where verb <> 'REMOVED') as unchanged,
                   count(*) filter (where verb = 'REMOVED') as removed
              from pg_temp.price_change
            """;

    private static final String TOUCHED = """
            create temp table price_touched on commit drop as
            select distinct o.variant_id, false as fresh
              from pg_temp.price_change c
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
             where c.type = 'RRP' and o.variant_id is not null
            """;

    private final JdbcClient jdbc;
    private final BulkPlan plan;
    private final Offers offers;
    private final CatalogueLocks locks;
    private final PriceFacts facts;
    private final PriceHistory history;
    private final ShownPrices shown;

    PriceMerge(JdbcClient jdbc, BulkPlan plan, Offers offers, CatalogueLocks locks) {
        this.plan = plan;
        this.jdbc = jdbc;
        this.offers = offers;
        this.locks = locks;
        this.facts = new PriceFacts(jdbc);
        this.history = new PriceHistory(jdbc);
        this.shown = new ShownPrices(jdbc);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.PRICE;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public MergeCounts merge(MergeContext context) {
        plan.choose(RecordKind.PRICE);
        offers.register(context, RecordKind.PRICE);
        locks.ofLinks();
        jdbc.sql(CHANGES).param("supplier", context.supplierId()).update();
        if (context.snapshot()) {
            jdbc.sql(LACKING).param("source", context.feed().source()).update();
        }
        jdbc.sql(ADVANCE).update();
        MergeCounts counts = jdbc.sql(COUNT).query(MergeCounts.class).single();
        history.keep(context, counts);
        if (counts.added() + counts.changed() + counts.removed() > 0) {
            facts.replace(context, RecordKind.PRICE);
            jdbc.sql(TOUCHED).update();
            shown.append();
        }
        return counts;
    }
}
