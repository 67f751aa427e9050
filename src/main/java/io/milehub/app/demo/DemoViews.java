package io.milehub.app.demo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the demonstration shows of the current tenant; it only reads. */
@Service
@Profile("demo")
public class DemoViews {

    private static final String RUNS = """
            select run_id, source, feed, state, records, refused, added, changed, error,
                   coalesce(extract(epoch from finished_at - started_at), 0)::float8 as seconds
              from intake.run
             where tenant_id = tenancy.current_tenant()
             order by run_id
             limit 2000
            """;
    private static final String EVENTS_WAIT = """
            select exists (select from outbox.event where tenant_id = tenancy.current_tenant() and sent_at is null)
            """;
    private static final String SUMMARY = """
            select p.name,
                   (select count(*) from catalogue.offer o
                     where o.tenant_id = p.tenant_id and o.supplier_id = p.supplier_id
                       and o.content_id is not null and o.removed_at is null) as items,
                   (select count(*) from inventory.stock_level l join catalogue.offer o
                        on o.tenant_id = l.tenant_id and o.offer_id = l.offer_id
                     where l.tenant_id = p.tenant_id and o.supplier_id = p.supplier_id) as stock_rows,
                   (select coalesce(sum(r.refused), 0) from intake.run r join intake.source s
                        on s.tenant_id = r.tenant_id and s.source = r.source
                     where r.tenant_id = p.tenant_id and s.supplier_id = p.supplier_id) as refused,
                   (select count(*) from intake.quarantine q join intake.source s
                        on s.tenant_id = q.tenant_id and s.source = q.source
                     where q.tenant_id = p.tenant_id and s.supplier_id = p.supplier_id
                       and q.state = 'OPEN') as quarantined,
                   (select coalesce(sum(extract(epoch from r.finished_at - r.started_at)), 0)::float8
                      from intake.run r join intake.source s on s.tenant_id = r.tenant_id and s.source = r.source
                     where r.tenant_id = p.tenant_id and s.supplier_id = p.supplier_id) as seconds
              from intake.supplier p
             where p.tenant_id = tenancy.current_tenant()
             order by p.name
            """;
    private static final String PIECE = """
            select v.product_id, v.variant_id
              from inventory.stock_level l
              join catalogue.offer o on o.tenant_id = l.tenant_id and o.offer_id = l.offer_id and o.removed_at is null
              join catalogue.variant v on v.tenant_id = o.tenant_id and v.variant_id = o.variant_id
              join assortment.listing g on g.tenant_id = v.tenant_id and g.product_id = v.product_id
                                       and g.state = 'LISTED'
             where l.tenant_id = tenancy.current_tenant() and l.on_hand - l.held - l.committed - l.buffer > 2
               and exists (select from pricing.price_shown s
                            where s.tenant_id = v.tenant_id and s.variant_id = v.variant_id and s.amount_minor > 0)
             order by v.variant_id
             limit 1
            """;
    private static final String SKU = """
            select o.supplier_sku
              from inventory.stock_level l
              join catalogue.offer o on o.tenant_id = l.tenant_id and o.offer_id = l.offer_id and o.removed_at is null
             where l.tenant_id = tenancy.current_tenant() and l.source = :source and o.variant_id is not null
               and l.on_hand > 0
             order by l.offer_id
             limit 1
            """;

    private final JdbcClient jdbc;

    DemoViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All runs, oldest first. */
    @Transactional(readOnly = true)
    public List<RunLine> runs() {
        return jdbc.sql(RUNS)
                .query((row, _) -> new RunLine(
                        row.getLong("run_id"),
                        row.getString("source"),
                        row.getString("feed"),
                        row.getString("state"),
                        row.getInt("records"),
                        row.getInt("refused"),
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getDouble("seconds"),
                        row.getString("error")))
                .list();
    }

    /** Whether the outbox holds events that nobody has consumed. */
    @Transactional(readOnly = true)
    public boolean eventsWait() {
        return jdbc.sql(EVENTS_WAIT).query(Boolean.class).single();
    }

    /** A line a supplier. */
    @Transactional(readOnly = true)
    public List<SupplierLine> summary() {
        return jdbc.sql(SUMMARY)
                .query((row, _) -> new SupplierLine(
                        row.getString("name"),
                        row.getLong("items"),
                        row.getLong("stock_rows"),
                        row.getLong("refused"),
                        row.getLong("quarantined"),
                        row.getDouble("seconds")))
                .list();
    }

    /** Something that a member can buy. */
    @Transactional(readOnly = true)
    public Optional<Piece> piece() {
        return jdbc.sql(PIECE)
                .query((row, _) -> new Piece(row.getLong("product_id"), row.getLong("variant_id")))
                .optional();
    }

    /** A SKU of the source that is in stock. */
    @Transactional(readOnly = true)
    public Optional<String> skuInStock(String source) {
        return jdbc.sql(SKU).param("source", source).query(String.class).optional();
    }

    /** A run, as far as the demonstration tells. */
    public record RunLine(
            long id,
            String source,
            String feed,
            String state,
            int records,
            int refused,
            int added,
            int changed,
            double seconds,
            @Nullable String error) {}

    /** A supplier in the summary. */
    public record SupplierLine(
            String supplier, long items, long stockRows, long refused, long quarantined, double seconds) {}

    /** A piece that is for sale. */
    public record Piece(long productId, long variantId) {}
}
