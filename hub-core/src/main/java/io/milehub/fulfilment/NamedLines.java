package io.milehub.fulfilment;

import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeTarget.Unfit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which of our lines a staged report means. It names the order, and a line by our number, by the supplier's number of
 * the piece, or not at all, which means all lines that the supplier has in the order. Zeros before a number do not
 * matter.
 */
class NamedLines {
    /** The supplier's lines of the orders that the stage names. */
    private static final ScratchTable LINES = ScratchTable.ofShortRows("named_line", """
            order_number text, order_id bigint, line int, sku text, hold_id bigint, offer_id bigint, location text,
            quantity int
            """);

    /** Every staged report on each line that it means. */
    static final ScratchTable TOLD = ScratchTable.of("report_told", """
            order_id bigint, line int, hold_id bigint, offer_id bigint, location text, word text, reference text,
            quantity int, happened_at timestamptz, reason text, expected_at timestamptz, carrier text, tracking text,
            tracking_url text, delivered_at timestamptz, condition text, disposition text, hash uuid, version bigint,
            as_of timestamptz, delivery_id bigint, ordinal int
            """);

    private static final String FIND = """
            insert into pg_temp.named_line
            select s.order_number, o.order_id, l.line, l.sku, l.hold_id, l.offer_id, l.location, l.quantity
              from (select distinct order_number from pg_temp.%s) s
              join orders.customer_order o
                on o.tenant_id = tenancy.current_tenant()
               and o.order_id = case when s.order_number ~ '^[0-9]{1,18}$' then s.order_number::bigint end
             cross join lateral fulfilment.lines_of(o.order_id) l
             where l.supplier_id = :supplier
            """;

    /** Whether a staged report {@code s} means a line {@code l} of its order. */
    private static final String MEANT = """
            l.order_number = s.order_number
               and (s.line = '' or l.line = case when s.line ~ '^[0-9]{1,9}$' then s.line::int end)
               and (s.sku = '' or l.sku = s.sku)
            """;

    private static final String UNKNOWN = """
            select s.delivery_id, s.ordinal, nullif(s.sku, '') as sku, s.order_number, r.code, r.field, r.detail
              from pg_temp.%s s
             cross join lateral (
                   select count(*) as lines,
                          count(*) filter (where l.line = case when s.line ~ '^[0-9]{1,9}$' then s.line::int end)
                            as numbered,
                          count(*) filter (where l.sku = s.sku) as pieces
                     from pg_temp.named_line l where l.order_number = s.order_number) k
             cross join lateral (
                   select count(*) as lines, max(l.quantity) as quantity from pg_temp.named_line l where %s) m
             cross join lateral (
                   select 'order-unknown' as code, 'order' as field,
                          'We have no order "' || s.order_number || '" with a line of this supplier.' as detail
                    where k.lines = 0
                   union all
                   select 'line-unknown', 'line', 'The order has no line "' || s.line || '" of this supplier.'
                    where k.lines > 0 and s.line <> '' and k.numbered = 0
                   union all
                   select 'sku-unknown', 'sku', 'No line of the order is of "' || s.sku || '".'
                    where k.lines > 0 and s.sku <> '' and k.pieces = 0
                   union all
                   select 'line-mismatch', 'line', 'Line "' || s.line || '" is not of "' || s.sku || '".'
                    where k.numbered > 0 and k.pieces > 0 and m.lines = 0
                   union all
                   select 'line-ambiguous', 'line', m.lines || ' lines are meant: map the number of the line.'
                    where m.lines > 1 and (s.sku <> '' or s.quantity is not null)
                   union all
                   select 'quantity-beyond-line', 'quantity',
                          s.quantity || ' pieces, where ' || m.quantity || ' were ordered.'
                    where m.lines = 1 and s.quantity > m.quantity) r
             order by s.delivery_id, s.ordinal, r.field, r.code
            """;

    private static final String LEAVE_OUT = """
            delete from pg_temp.%s s
             using unnest(:deliveries::bigint[], :ordinals::int[]) as u (delivery_id, ordinal)
             where s.delivery_id = u.delivery_id and s.ordinal = u.ordinal
            """;

    private static final String RESOLVE = """
            insert into pg_temp.report_told
            select l.order_id, l.line, l.hold_id, l.offer_id, l.location, s.word, s.reference,
                   coalesce(s.quantity, l.quantity), s.happened_at, s.reason, s.expected_at, s.carrier, s.tracking,
                   s.tracking_url, s.delivered_at, s.condition, s.disposition, s.hash, s.version, s.as_of,
                   s.delivery_id, s.ordinal
              from pg_temp.%s s
              join pg_temp.named_line l on %s
            """;

    private final JdbcClient jdbc;
    private final String stage;

    NamedLines(JdbcClient jdbc, String stage) {
        this.jdbc = jdbc;
        this.stage = stage;
    }

    /** Finds the lines, and takes out of the stage the reports that mean none, or of which it is not clear which. */
    List<Unfit> unknown(MergeContext context) {
        LINES.ready();
        jdbc.sql(FIND.formatted(stage)).param("supplier", context.supplierId()).update();
        List<Unfit> unknown = jdbc.sql(UNKNOWN.formatted(stage, MEANT))
                .query((row, _) -> new Unfit(
                        row.getLong("delivery_id"),
                        row.getInt("ordinal"),
                        row.getString("sku"),
                        row.getString("order_number"),
                        row.getString("code"),
                        row.getString("field"),
                        row.getString("detail")))
                .list();
        if (!unknown.isEmpty()) {
            jdbc.sql(LEAVE_OUT.formatted(stage))
                    .param("deliveries", unknown.stream().map(Unfit::deliveryId).toArray(Long[]::new))
                    .param("ordinals", unknown.stream().map(Unfit::ordinal).toArray(Integer[]::new))
                    .update();
        }
        return unknown;
    }

    /** Writes into {@code pg_temp.report_told} what is left. */
    void resolve() {
        TOLD.ready();
        jdbc.sql(RESOLVE.formatted(stage, MEANT)).update();
    }
}
