package io.milehub.intake.guard;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * A few of the records by which a run is beyond a limit, from what its targets and its stage have left. Nothing is kept
 * for it beforehand, since only a run that is held is looked at so.
 */
@Component
public class Samples {
    private static final int COUNT_MAX = 5;

    private static final String TOLD = """
            select sku, was, becomes from pg_temp.run_effect
             where measure = :measure and (:brand::text is null or brand = :brand)
             order by percent desc nulls last, sku
             limit :limit
            """;

    /**
     * Of a new item what names it, of a changed one whatever differs. What stands is read from the offer; what is
     * staged of one content may stand in the stage more than once.
     */
    private static final String ITEMS = """
            with picked as materialized (
              select * from pg_temp.item_change where verb = :verb order by sku collate "C" limit :limit
            ), told as (
              select p.sku,
                     w.content || jsonb_build_object('brand', o.brand, 'style', o.style_key, 'colour', o.colour,
                       'size', nullif(concat_ws(' ', o.size_scale, o.size_label), ''), 'gtin', o.gtin, 'rrp',
                       nullif(concat_ws(' ', o.rrp_minor, o.rrp_currency, o.rrp_tax_mode, o.rrp_tax_country), ''))
                       as stands,
                     (select s.content from pg_temp.stage_content s where s.content_id = p.content_id limit 1)
                       || jsonb_build_object('brand', p.brand, 'style', p.style_key, 'colour', p.colour,
                       'size', nullif(concat_ws(' ', p.size_scale, p.size_label), ''), 'gtin', p.gtin, 'rrp',
                       nullif(concat_ws(' ', p.rrp_minor, p.rrp_currency, p.rrp_tax_mode, p.rrp_tax_country), ''))
                       as staged
                from picked p
                left join catalogue.offer o
                  on o.tenant_id = tenancy.current_tenant() and o.offer_id = p.offer_id and p.verb = 'CHANGED'
                left join catalogue.content w
                  on w.tenant_id = tenancy.current_tenant() and w.content_id = o.content_id
            )
            select t.sku,
                   string_agg(d.key || ' ' || left(d.stands, 80), ', ' order by d.key) as was,
                   string_agg(d.key || ' ' || left(d.staged, 80), ', ' order by d.key) as becomes
              from told t
             cross join lateral (
                   select key, s.value as stands, n.value as staged
                     from jsonb_each_text(t.stands) s full join jsonb_each_text(t.staged) n using (key)
                    where s.value is distinct from n.value
                      and (t.stands is not null or key in ('brand', 'style', 'colour', 'size', 'title'))) d
             group by t.sku
             order by t.sku collate "C"
            """;

    private static final String COUNTS = """
            select sku, was::text as was, quantity::text as becomes from pg_temp.stock_change
             where verb = :verb
             order by sku collate "C", location
             limit :limit
            """;

    private static final String PRICES = """
            select c.sku,
                   nullif(concat_ws(' ', f.amount_minor, f.currency, f.tax_mode, f.tax_country), '') as was,
                   concat_ws(' ', c.amount_minor, c.currency, c.tax_mode, c.tax_country) as becomes
              from (select * from pg_temp.price_change
                     where verb = :verb order by sku collate "C", type limit :limit) c
              left join pricing.price_fact f on f.tenant_id = tenancy.current_tenant() and f.fact_id = c.fact_id
             order by c.sku collate "C", c.type
            """;

    private static final String REPORTS = """
            select concat_ws(' ', order_id, line, reference) as sku, was, quantity || ' ' || word as becomes
              from pg_temp.report_change
             where verb = :verb
             order by order_id, line, word, reference
             limit :limit
            """;

    private static final String RATES = """
            select base || '/' || quote || ' ' || type as sku, was::text as was, rate::text as becomes
              from pg_temp.fx_rate_change
             where verb = :verb
             order by base, quote, type
             limit :limit
            """;

    /** What arrived, and why it cannot be taken in. */
    private static final String REFUSED = """
            select coalesce(q.sku, 'record ' || q.ordinal) as sku,
                   left(regexp_replace(q.raw, '\\s+', ' ', 'g'), 80) as was,
                   'refused: ' || (select string_agg(concat_ws(' ', nullif(r ->> 'field', ''), r ->> 'code'), ', ')
                                     from jsonb_array_elements(q.reasons) r) as becomes
              from intake.run_delivery d
              join intake.quarantine q using (tenant_id, delivery_id)
             where d.tenant_id = tenancy.current_tenant() and d.run_id = :run and q.run_id = :run
             order by d.position, q.ordinal
             limit :limit
            """;

    private final JdbcClient jdbc;

    public Samples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param brand where only records of a brand count */
    List<Finding.Sample> of(RunId run, RecordKind kind, Measure measure, @Nullable String brand) {
        StatementSpec query = switch (measure) {
            case ADDED, CHANGED -> jdbc.sql(merged(kind)).param("verb", measure.name());
            case REFUSED -> jdbc.sql(REFUSED).param("run", run.value());
            default -> jdbc.sql(TOLD).param("measure", measure.slug()).param("brand", brand);
        };
        return query.param("limit", COUNT_MAX)
                .query((row, _) ->
                        new Finding.Sample(row.getString("sku"), row.getString("was"), row.getString("becomes")))
                .list();
    }

    private static String merged(RecordKind kind) {
        return switch (kind) {
            case ITEM -> ITEMS;
            case STOCK -> COUNTS;
            case PRICE -> PRICES;
            case ORDER_STATUS, SHIPMENT, RETURN -> REPORTS;
            case FX_RATE -> RATES;
        };
    }
}
