package io.milehub.fulfilment;

import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of reports, and what follows from them. */
class LineReports {
    private static final ScratchTable CHANGES = ScratchTable.of("report_change", """
            report_id bigint, was text, verb text, order_id bigint, line int, hold_id bigint, offer_id bigint,
            location text, word text, reference text, quantity int, happened_at timestamptz, reason text,
            expected_at timestamptz, carrier text, tracking text, tracking_url text, delivered_at timestamptz,
            condition text, disposition text, hash uuid, version bigint, as_of timestamptz, delivery_id bigint,
            ordinal int
            """);

    /** Two sources of one supplier may report of the same line. */
    private static final String LOCK_SUPPLIER = """
            select pg_advisory_xact_lock(
                     hashtextextended('fulfilment/' || :supplier || '/' || tenancy.current_tenant(), 0))
            """;

    /** As other facts are judged, see the catalogue; of what one run tells twice the last counts. */
    private static final String FIND = """
            insert into pg_temp.report_change
            select f.report_id, f.quantity || ' ' || f.word as was,
                   catalogue.verdict(f.report_id is not null, false, coalesce(mine.rank - r.rank, 0),
                     catalogue.later(:byVersion, t.version, t.as_of, t.hash, f.version, f.as_of, f.content_hash),
                     f.content_hash = t.hash, f.as_of = t.as_of and f.version is not distinct from t.version, true)
                     as verb,
                   t.order_id, t.line, t.hold_id, t.offer_id, t.location, t.word, t.reference, t.quantity,
                   t.happened_at, t.reason, t.expected_at, t.carrier, t.tracking, t.tracking_url,
                   t.delivered_at, t.condition, t.disposition, t.hash, t.version, t.as_of, t.delivery_id, t.ordinal
              from (select *, row_number() over (partition by order_id, line, word, reference order by %s) as place
                      from pg_temp.report_told) t
             cross join (select rank from intake.source
                          where tenant_id = tenancy.current_tenant() and source = :source) mine
              left join fulfilment.line_report f
                on f.tenant_id = tenancy.current_tenant() and f.order_id = t.order_id and f.line = t.line
               and f.word = t.word and f.reference = t.reference and f.told_to is null
              left join intake.source r on r.tenant_id = tenancy.current_tenant() and r.source = f.source
             where t.place = 1
            """;

    private static final String BY_VERSION =
            "version desc nulls last, as_of desc, hash desc, delivery_id desc, ordinal desc";
    private static final String BY_MOMENT =
            "as_of desc, version desc nulls last, hash desc, delivery_id desc, ordinal desc";

    /** Of the lines that are meant. */
    private static final String COUNT = MergeCounts.countedIn("report_change");

    private static final String END = """
            update fulfilment.line_report f
               set told_to = greatest(:at, f.told_from)
              from pg_temp.report_change c
             where c.verb = 'CHANGED' and f.tenant_id = tenancy.current_tenant() and f.report_id = c.report_id
            """;

    private static final String BEGIN = """
            insert into fulfilment.line_report (tenant_id, order_id, line, word, reference, quantity, happened_at,
                   reason, expected_at, carrier, tracking, tracking_url, delivered_at, condition, disposition,
                   content_hash, domain, version, as_of, source, delivery_id, ordinal, mapping_id, told_from)
            select tenancy.current_tenant(), c.order_id, c.line, c.word, c.reference, c.quantity, c.happened_at,
                   c.reason, c.expected_at, c.carrier, c.tracking, c.tracking_url, c.delivered_at, c.condition,
                   c.disposition, c.hash, :domain, c.version, c.as_of, :source, c.delivery_id, c.ordinal, :mapping, :at
              from pg_temp.report_change c
             where c.verb in ('ADDED', 'CHANGED')
             order by c.order_id, c.line, c.word, c.reference
            """;

    /** The same told again later: only where it was told last moves. */
    private static final String ADVANCE = """
            update fulfilment.line_report f
               set version = c.version, as_of = c.as_of, source = :source, domain = :domain,
                   delivery_id = c.delivery_id, ordinal = c.ordinal, mapping_id = :mapping
              from pg_temp.report_change c
             where c.verb = 'ADVANCED' and f.tenant_id = tenancy.current_tenant() and f.report_id = c.report_id
            """;

    /**
     * Also what has lost: the stock makes of all that was told the same, in whatever order. A piece has left the counts
     * when it is said to have left them, and not before it has.
     */
    private static final String TELL_STOCK = """
            insert into pg_temp.told_word (hold_id, offer_id, location, kind, reference, quantity, seen_at)
            select t.hold_id, t.offer_id, t.location, case t.word when 'ACCEPTED' then 'ACKNOWLEDGED' else t.word end,
                   coalesce(nullif(t.reference, ''), '-'), t.quantity, greatest(t.as_of, t.happened_at)
              from pg_temp.report_told t
             where t.word in ('ACCEPTED', 'SHIPPED', 'REFUSED', 'CANCELLED')
            """;

    private static final String TELL_ORDERS = """
            insert into pg_temp.reported_line (order_id, offer_id, location, accepted, refused, cancelled, shipped,
                   delivered, returned, kept, declined)
            select c.order_id, c.offer_id, c.location,
                   coalesce(sum(f.quantity) filter (where f.word = 'ACCEPTED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'REFUSED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'CANCELLED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'SHIPPED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'SHIPPED' and f.delivered_at is not null), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'RETURNED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'RETURNED' and f.disposition <> 'DECLINED'), 0),
                   coalesce(sum(f.quantity) filter (where f.word = 'RETURNED' and f.disposition = 'DECLINED'), 0)
              from (select distinct order_id, line, offer_id, location
                      from pg_temp.report_change where verb in ('ADDED', 'CHANGED')) c
              join fulfilment.line_report f
                on f.tenant_id = tenancy.current_tenant() and f.order_id = c.order_id and f.line = c.line
               and f.told_to is null
             group by c.order_id, c.offer_id, c.location
            """;

    /** As {@link io.milehub.fulfilment.out.OutgoingMessages} has left them. */
    private static final String TELL_SENDINGS = """
            update pg_temp.reported_line l
               set sending = case when g.state = 'SENT' then 'SENT'
                                  when g.state = 'UNKNOWN' or g.attempts > 1 then 'SEND_UNKNOWN'
                                  else 'ALLOCATED' end
              from fulfilment.supplier_order w
              join fulfilment.supplier_order_line s using (tenant_id, supplier_order_id)
              join fulfilment.outgoing g using (tenant_id, outgoing_id)
             where w.tenant_id = tenancy.current_tenant() and w.order_id = l.order_id
               and s.offer_id = l.offer_id and s.location = l.location
            """;

    /** One event a line, versioned by its last report, which are numbered under the lock of the supplier. */
    private static final String TELL_CHANGES = """
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id, aggregate_version,
                   payload)
            select tenancy.current_tenant(), outbox.partition_of('order-line', c.id), 'OrderLineChanged', 'order-line',
                   c.id, max(f.report_id),
                   jsonb_build_object('orderId', c.order_id::text, 'line', c.line, 'offerId', c.offer_id::text)
                     || (select to_jsonb(s) - 'line' from fulfilment.line_states(c.order_id) s where s.line = c.line)
              from (select distinct order_id, line, offer_id, order_id || '/' || line as id
                      from pg_temp.report_change where verb in ('ADDED', 'CHANGED')) c
              join fulfilment.line_report f
                on f.tenant_id = tenancy.current_tenant() and f.order_id = c.order_id and f.line = c.line
             group by c.id, c.order_id, c.line, c.offer_id
            """;

    private final JdbcClient jdbc;

    LineReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds what the reports in {@code pg_temp.report_told} would change. */
    MergeCounts find(MergeContext context) {
        jdbc.sql(LOCK_SUPPLIER).param("supplier", context.supplierId()).query().listOfRows();
        CHANGES.ready();
        jdbc.sql(FIND.formatted(context.byVersion() ? BY_VERSION : BY_MOMENT))
                .param("source", context.feed().source())
                .param("byVersion", context.byVersion())
                .update();
        return jdbc.sql(COUNT).query(MergeCounts.class).single();
    }

    /** Writes it; what is replaced stays with its end. */
    void replace(MergeContext context) {
        Timestamp now = jdbc.sql("select hub.now()").query(Timestamp.class).single();
        jdbc.sql(END).param("at", now).update();
        for (String statement : new String[] {BEGIN, ADVANCE}) {
            jdbc.sql(statement)
                    .param("at", now)
                    .param("source", context.feed().source())
                    .param("domain", context.domain())
                    .param("mapping", context.mappingId())
                    .update();
        }
    }

    /** Fills {@code pg_temp.told_word}. */
    void tellStock() {
        jdbc.sql(TELL_STOCK).update();
    }

    /** Fills {@code pg_temp.reported_line}, but for how the lines were sent. */
    void tellOrders() {
        jdbc.sql(TELL_ORDERS).update();
    }

    void tellSendings() {
        jdbc.sql(TELL_SENDINGS).update();
    }

    void tellChanges() {
        jdbc.sql(TELL_CHANGES).update();
    }
}
