package io.milehub.pricing;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.BulkPlan;
import io.milehub.catalogue.CatalogueLocks;
import io.milehub.catalogue.FactParameters;
import io.milehub.catalogue.Offers;
import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes staged prices of every type into price facts. Older facts lose against the live one of the same offer and type;
 * a snapshot ends what this source's price feeds told before and it lacks.
 */
@Component
class PriceMerge implements MergeTarget {
    private static final ScratchTable CHANGES = ScratchTable.ofShortRows("price_change", """
            offer_id bigint, sku text, fact_id bigint, type text, amount_minor bigint, currency text,
            tax_mode text, tax_country text, hash uuid, raw_hash uuid, version bigint, as_of timestamptz,
            delivery_id bigint, ordinal int, verb text
            """);

    /** As items are judged, see the catalogue; a type of price that nobody tells is unknown, whatever the offer is. */
    private static final String FIND = """
            insert into pg_temp.price_change
            select o.offer_id, s.sku, f.fact_id, s.type, s.amount_minor, s.currency, s.tax_mode,
                   s.tax_country, s.hash, s.raw_hash, s.version, m.moment as as_of, s.delivery_id, s.ordinal,
                   catalogue.verdict(f.fact_id is not null, false, mine.rank - r.rank,
                     catalogue.later(:byVersion, s.version, m.moment, s.hash, f.version, m.standing, f.content_hash),
                     f.content_hash = s.hash,
                     case when :snapshot then f.mapping_id = :mapping and f.raw_hash is not distinct from s.raw_hash
                          else f.as_of = s.as_of and f.version is not distinct from s.version end,
                     coalesce(m.moment >= :watermark::timestamptz, true)) as verb
              from pg_temp.stage_price s
             cross join (select rank from intake.source
                          where tenant_id = tenancy.current_tenant() and source = :source) mine
              left join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = s.sku
              left join pricing.price_fact f
                on f.tenant_id = tenancy.current_tenant() and f.offer_id = o.offer_id and f.market = '*'
               and f.type = s.type and f.told_by = 'PRICE' and f.valid_to is null
              left join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = f.source
             cross join lateral (
                   select greatest(s.as_of, :moment::timestamptz) as moment,
                          case when f.source = :source and f.domain = :domain
                               then greatest(f.as_of, :watermark::timestamptz, %s) else f.as_of end as standing
                   offset 0) m
            """;

    /** A row that the run has recognised was told at the run's moment, although nothing of it was staged. */
    private static final String TOLD_NOW = """
            case when f.raw_hash is not null and f.mapping_id = :mapping
                  and f.fact_id not in (select u.id from pg_temp.stage_unseen u)
                 then :moment::timestamptz end""";

    private static final String NOT_TOLD_NOW = "null";

    /** Most of what was not recognised is told of, only differently. */
    private static final String LACKING = """
            with lacking as materialized (
              select u.id from pg_temp.stage_unseen u
               where not exists (select from pg_temp.price_change c where c.fact_id = u.id))
            insert into pg_temp.price_change (offer_id, sku, fact_id, type, verb)
            select f.offer_id, o.supplier_sku, f.fact_id, f.type, 'REMOVED'
              from lacking u
              join pricing.price_fact f on f.tenant_id = tenancy.current_tenant() and f.fact_id = u.id
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = f.offer_id
             where greatest(f.as_of, :watermark::timestamptz) < :moment
            """;

    private static final String COUNT = MergeCounts.countedIn("price_change");

    /** The same word told again later: only where it was told last moves. */
    private static final String ADVANCE = """
            update pricing.price_fact f
               set version = c.version, as_of = c.as_of, source = :source, domain = :domain,
                   raw_hash = c.raw_hash, delivery_id = c.delivery_id, ordinal = c.ordinal, mapping_id = :mapping
              from pg_temp.price_change c
             where c.verb = 'ADVANCED' and f.tenant_id = tenancy.current_tenant() and f.fact_id = c.fact_id
            """;

    private static final String LEAVE_OUT =
            "delete from pg_temp.price_change where verb in ('ADVANCED', 'SAME', 'OLDER')";

    private static final String NAME_OFFERS = """
            update pg_temp.price_change c
               set offer_id = o.offer_id
              from catalogue.offer o
             where c.offer_id is null and o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
               and o.supplier_sku = c.sku
            """;

    private static final String TOUCHED = """
            insert into pg_temp.price_touched
            select distinct o.variant_id, false as fresh, false as alone
              from pg_temp.price_change c
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.offer_id = c.offer_id
             where c.type = 'RRP' and o.variant_id is not null
            """;

    private final JdbcClient jdbc;
    private final BulkPlan plan;
    private final Offers offers;
    private final CatalogueLocks locks;
    private final PriceEffects effects;
    private final PriceFacts facts;
    private final PriceHistory history;
    private final ShownPrices shown;

    PriceMerge(JdbcClient jdbc, BulkPlan plan, Offers offers, CatalogueLocks locks) {
        this.plan = plan;
        this.jdbc = jdbc;
        this.offers = offers;
        this.locks = locks;
        this.effects = new PriceEffects(jdbc);
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
    public MergeCounts plan(MergeContext context) {
        plan.choose(context);
        locks.ofLinks();
        Map<String, ?> facts = FactParameters.of(context);
        CHANGES.ready();
        String find = FIND.formatted(context.recognised() ? TOLD_NOW : NOT_TOLD_NOW);
        plan.lookUp(context, () -> jdbc.sql(find).params(facts).update());
        if (context.snapshot()) {
            jdbc.sql(LACKING).params(facts).update();
        }
        effects.find();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    @Override
    public void apply(MergeContext context) {
        history.keep(context);
        jdbc.sql(ADVANCE).params(FactParameters.of(context)).update();
        jdbc.sql(LEAVE_OUT).update();
        if (offers.register(context, RecordKind.PRICE)) {
            jdbc.sql(NAME_OFFERS).param("supplier", context.supplierId()).update();
        }
        facts.replace(context);
        ShownPrices.TOUCHED.ready();
        jdbc.sql(TOUCHED).update();
        shown.append(context.recognised());
    }
}
