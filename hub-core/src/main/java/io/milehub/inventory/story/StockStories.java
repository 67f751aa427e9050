package io.milehub.inventory.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the story of a SKU's stock. */
@Service
public class StockStories {
    /** Levels that one SKU is told of. */
    public static final int LEVELS_MAX = 50;

    /** Steps of one level, the latest. */
    public static final int STEPS_MAX = 200;

    private static final String LEVELS = """
            select l.offer_id, p.name as supplier, o.supplier_sku, l.location, l.source, l.as_of, l.delivery_id,
                   l.on_hand, l.held, l.committed, l.disputed, l.buffer, l.shortfall
              from catalogue.offer o
              join intake.supplier p using (tenant_id, supplier_id)
              join inventory.stock_level l using (tenant_id, offer_id)
             where o.tenant_id = tenancy.current_tenant() and o.supplier_sku = :sku
               and (:source::text is null or o.supplier_id = (
                     select supplier_id from intake.source
                      where tenant_id = tenancy.current_tenant() and source = :source))
             order by p.name, l.location
             limit :max
            """;

    private static final String STEPS = """
            select * from (
              select g.at, g.counter as what, g.delta as pieces, g.reason as why, g.reference,
                     null::timestamptz as seen_at, g.entry_id as number
                from inventory.ledger g
               where g.tenant_id = tenancy.current_tenant() and g.offer_id = :offer and g.location = :location
              union all
              select w.noted_at, w.kind, w.quantity, 'SUPPLIER', 'hold:' || w.hold_id || ' ' || w.reference, w.seen_at,
                     w.word_id
                from inventory.supplier_word w
               where w.tenant_id = tenancy.current_tenant() and w.offer_id = :offer and w.location = :location
              union all
              select d.received_at, 'ON_HAND', p.quantity, 'PARITY', p.source, p.as_of, p.ordinal
                from inventory.parity p
                join intake.delivery d using (tenant_id, delivery_id)
               where p.tenant_id = tenancy.current_tenant() and p.offer_id = :offer and p.location = :location
              order by at desc, number desc
              limit :max) latest
             order by at, number
            """;

    private final JdbcClient jdbc;

    StockStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What goes by this SKU at any supplier, or at that of the source; at most {@link #LEVELS_MAX}, each with its
     * latest {@link #STEPS_MAX} steps in the order in which they happened; all of one moment, so that steps add up to
     * their counters although several statements read them.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<StockStory> of(String sku, @Nullable String source) {
        return jdbc
                .sql(LEVELS)
                .param("sku", sku)
                .param("source", source)
                .param("max", LEVELS_MAX)
                .query((row, _) -> level(row))
                .list()
                .stream()
                .map(level -> new StockStory(level, steps(level)))
                .toList();
    }

    private List<StockStory.Step> steps(StockStory.Level level) {
        return jdbc.sql(STEPS)
                .param("offer", level.offerId())
                .param("location", level.location())
                .param("max", STEPS_MAX)
                .query((row, _) -> step(row))
                .list();
    }

    private static StockStory.Level level(ResultSet row) throws SQLException {
        int onHand = row.getInt("on_hand");
        int held = row.getInt("held");
        int committed = row.getInt("committed");
        int disputed = row.getInt("disputed");
        int buffer = row.getInt("buffer");
        return new StockStory.Level(
                row.getLong("offer_id"),
                row.getString("supplier"),
                row.getString("supplier_sku"),
                row.getString("location"),
                row.getString("source"),
                instant(row, "as_of"),
                row.getLong("delivery_id"),
                onHand,
                held,
                committed,
                disputed,
                buffer,
                row.getInt("shortfall"),
                onHand - held - committed - disputed - buffer);
    }

    private static StockStory.Step step(ResultSet row) throws SQLException {
        return new StockStory.Step(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("what"),
                row.getInt("pieces"),
                row.getString("why"),
                row.getString("reference"),
                instant(row, "seen_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
