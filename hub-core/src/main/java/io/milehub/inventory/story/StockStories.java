package io.milehub.inventory.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** In the order in which they began; a hold past its deadline counts until the sweep has come by. */
    private static final String PROMISES = """
            select h.hold_id, h.state, p.quantity as pieces, h.held_at as since, h.expires_at as until
              from inventory.promise p
              join inventory.hold h on h.tenant_id = tenancy.current_tenant() and h.hold_id = p.hold_id
             where p.tenant_id = tenancy.current_tenant() and p.offer_id = :offer and p.location = :location
               and h.state in ('HELD', 'PINNED')
            union all
            select h.hold_id, 'SOLD', c.pieces, h.held_at, null
              from (select s.hold_id, count(*)::int as pieces
                      from inventory.sold_piece s
                     where s.tenant_id = tenancy.current_tenant() and s.offer_id = :offer and s.location = :location
                       and s.committed
                     group by s.hold_id) c
              join inventory.hold h on h.tenant_id = tenancy.current_tenant() and h.hold_id = c.hold_id
             order by since, hold_id
             limit :max
            """;

    /**
     * A count that a run wrote is the one that stands or was replaced since; its delivery names the run that applied
     * it.
     */
    private static final String STEPS = """
            select latest.at, latest.what, latest.pieces, latest.why, latest.reference, latest.number,
                   coalesce(latest.delivery_id, told.delivery_id) as delivery_id,
                   coalesce(latest.seen_at, told.as_of) as seen_at
              from (
              select g.at, g.counter as what, g.delta as pieces, g.reason as why, g.reference,
                     null::bigint as delivery_id, null::timestamptz as seen_at, g.entry_id as number
                from inventory.ledger g
               where g.tenant_id = tenancy.current_tenant() and g.offer_id = :offer and g.location = :location
              union all
              select w.noted_at, w.kind, w.quantity, 'SUPPLIER', 'hold:' || w.hold_id || ' ' || w.reference, null,
                     w.seen_at, w.word_id
                from inventory.supplier_word w
               where w.tenant_id = tenancy.current_tenant() and w.offer_id = :offer and w.location = :location
              union all
              select d.received_at, 'ON_HAND', p.quantity, 'PARITY', p.source, p.delivery_id, p.as_of, p.ordinal
                from inventory.parity p
                join intake.delivery d using (tenant_id, delivery_id)
               where p.tenant_id = tenancy.current_tenant() and p.offer_id = :offer and p.location = :location
              order by at desc, number desc
              limit :max) latest
              left join lateral (
                   select d.delivery_id, f.as_of
                     from (select l.delivery_id, l.as_of
                             from inventory.stock_level l
                            where l.tenant_id = tenancy.current_tenant() and l.offer_id = :offer
                              and l.location = :location
                           union all
                           select x.delivery_id, x.as_of
                             from intake.past_fact x
                            where x.tenant_id = tenancy.current_tenant() and x.offer_id = :offer and x.kind = 'STOCK'
                              and x.part = :location and x.fate <> 'LOST') f
                     join intake.delivery d on d.tenant_id = tenancy.current_tenant() and d.delivery_id = f.delivery_id
                    where d.applied_run_id::text = split_part(latest.reference, 'run:', 2)
                    order by d.delivery_id desc
                    limit 1) told on latest.why = 'FEED' and latest.what = 'ON_HAND'
             order by latest.at, latest.number
            """;

    private static final String HAS = """
            select exists (select from inventory.stock_level
                            where tenant_id = tenancy.current_tenant() and offer_id = :offer and location = :location)
            """;

    private final JdbcClient jdbc;

    StockStories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What goes by this SKU at any supplier, or at that of the source; at most {@link #LEVELS_MAX}, each with its
     * latest {@link #STEPS_MAX} steps in the order in which they happened. All of it is of one moment.
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
                .map(level -> new StockStory(level, promises(level), counted(level, steps(level))))
                .toList();
    }

    /** Whether stock of this offer was ever counted at this location. */
    @Transactional(readOnly = true)
    public boolean has(long offerId, String location) {
        return jdbc.sql(HAS)
                .param("offer", offerId)
                .param("location", location)
                .query(Boolean.class)
                .single();
    }

    private List<StockStory.Promise> promises(StockStory.Level level) {
        return jdbc.sql(PROMISES)
                .param("offer", level.offerId())
                .param("location", level.location())
                .param("max", STEPS_MAX)
                .query((row, _) -> new StockStory.Promise(
                        row.getLong("hold_id"),
                        row.getString("state"),
                        row.getInt("pieces"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        instant(row, "until")))
                .list();
    }

    private List<StockStory.Step> steps(StockStory.Level level) {
        return jdbc.sql(STEPS)
                .param("offer", level.offerId())
                .param("location", level.location())
                .param("max", STEPS_MAX)
                .query((row, _) -> step(row))
                .list();
    }

    /** Says of each step what its counter was then, from what it is now backwards. */
    private static List<StockStory.Step> counted(StockStory.Level level, List<StockStory.Step> steps) {
        Map<String, Integer> counters = new HashMap<>(Map.of(
                "ON_HAND", level.onHand(),
                "HELD", level.held(),
                "COMMITTED", level.committed(),
                "DISPUTED", level.disputed(),
                "SHORTFALL", level.shortfall()));
        Deque<StockStory.Step> counted = new ArrayDeque<>();
        for (StockStory.Step step : steps.reversed()) {
            Integer after = isEntry(step) ? counters.get(step.what()) : null;
            if (after == null) {
                counted.addFirst(step);
            } else {
                counted.addFirst(step.after(after));
                counters.put(step.what(), after - step.pieces());
            }
        }
        return List.copyOf(counted);
    }

    private static boolean isEntry(StockStory.Step step) {
        return !step.why().equals("PARITY") && !step.why().equals("SUPPLIER");
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
                null,
                row.getString("why"),
                row.getString("reference"),
                row.getObject("delivery_id", Long.class),
                instant(row, "seen_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
