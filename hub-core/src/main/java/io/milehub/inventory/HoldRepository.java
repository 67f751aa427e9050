package io.milehub.inventory;

import io.milehub.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of holds and promises once they stand, and the counters and ledger entries that go with them. */
@Repository
class HoldRepository {
    /** A hold past its deadline is shown as expired also while the sweep has not come by. */
    private static final String HOLDS = """
            select h.hold_id, h.member_id, h.market, h.country, h.held_at, h.expires_at,
                   case when h.state = 'HELD' and h.expires_at <= hub.now() then 'EXPIRED' else h.state end as state,
                   p.variant_id, p.offer_id, p.location, p.quantity, p.shown_minor, p.currency
              from inventory.hold h
              join inventory.promise p using (tenant_id, hold_id)
             where h.tenant_id = tenancy.current_tenant() and %s
             order by h.hold_id, p.variant_id, p.offer_id, p.location
            """;

    private static final String FIND = HOLDS.formatted("h.hold_id = any(:holds)");

    private static final String LIVE = HOLDS.formatted("""
            h.member_id = :member and h.state in ('HELD', 'PINNED')
               and (h.state = 'PINNED' or h.expires_at > (select hub.now()))""");

    /** The clock is read above the lock, so that a deadline that passed while we waited has passed. */
    private static final String LOCK_HOLD = """
            with locked as materialized (
              select state, held_at, expires_at, member_id from inventory.hold
               where tenant_id = tenancy.current_tenant() and hold_id = :hold
                 for update)
            select state, held_at, expires_at, member_id, hub.now() as at from locked
            """;

    /** The bound is an uncorrelated subquery: a volatile clock in the condition itself would forbid the index. */
    private static final String LOCK_EXPIRED = """
            with locked as materialized (
              select hold_id, state, held_at, expires_at, member_id from inventory.hold
               where tenant_id = tenancy.current_tenant() and state = 'HELD' and expires_at <= (select hub.now())
               order by expires_at
               limit :max
                 for update skip locked)
            select hold_id, state, held_at, expires_at, member_id, hub.now() as at from locked
            """;

    private static final String LOCK_LEVELS_OF_HOLDS = """
            select s.offer_id, s.location
              from inventory.stock_level s
             where s.tenant_id = tenancy.current_tenant()
               and (s.offer_id, s.location) in (
                     select p.offer_id, p.location from inventory.promise p
                      where p.tenant_id = tenancy.current_tenant() and p.hold_id = any(:holds))
             order by s.offer_id, s.location
               for update
            """;

    /** Takes the promises of holds off `held`, and puts them on `committed` when they were sold. */
    private static final String SETTLE = """
            with part as (
              select offer_id, location, sum(quantity)::int as quantity, max(hold_id) as hold_id
                from inventory.promise
               where tenant_id = tenancy.current_tenant() and hold_id = any(:holds)
               group by offer_id, location
            ), counted as (
              update inventory.stock_level s
                 set held = s.held - p.quantity,
                     committed = s.committed + :sold * p.quantity,
                     shortfall = greatest(0, s.held + s.committed + (:sold - 1) * p.quantity - s.on_hand)
                from part p
               where s.tenant_id = tenancy.current_tenant()
                 and s.offer_id = p.offer_id and s.location = p.location
              returning s.offer_id, s.location, new.shortfall - old.shortfall as shortfall, p.hold_id
            ), sold as (
              insert into inventory.sold_piece (tenant_id, hold_id, offer_id, location, piece)
              select tenancy.current_tenant(), p.hold_id, p.offer_id, p.location, generate_series(1, p.quantity)
                from inventory.promise p
               where :sold = 1 and p.tenant_id = tenancy.current_tenant() and p.hold_id = any(:holds)
            ), entry as (
              select p.hold_id, p.offer_id, p.location, e.counter, e.delta
                from inventory.promise p
               cross join lateral (values ('HELD', -p.quantity), ('COMMITTED', :sold * p.quantity)) e(counter, delta)
               where p.tenant_id = tenancy.current_tenant() and p.hold_id = any(:holds) and e.delta <> 0
              union all
              select hold_id, offer_id, location, 'SHORTFALL', shortfall from counted where shortfall <> 0
            )
            insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
            select tenancy.current_tenant(), offer_id, location, counter, delta, :reason, 'hold:' || hold_id from entry
            """;

    private static final String SAVE_STATE = """
            update inventory.hold set state = :state
             where tenant_id = tenancy.current_tenant() and hold_id = any(:holds)
            """;

    private static final String EXTEND = """
            update inventory.hold set expires_at = :until
             where tenant_id = tenancy.current_tenant() and hold_id = :hold
            """;

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A hold's state under its row lock, and the database's clock read after it. */
    record Locked(long holdId, HoldState state, long memberId, Instant heldAt, Instant at) {}

    Optional<Hold> find(long hold) {
        return find(List.of(hold)).stream().findFirst();
    }

    /** Those of these that there are. */
    List<Hold> find(Collection<Long> holds) {
        return whole(jdbc.sql(FIND).param("holds", holds.toArray(Long[]::new)));
    }

    /** A member's live holds, the oldest first. */
    List<Hold> live(long member) {
        return whole(jdbc.sql(LIVE).param("member", member));
    }

    /** Holds with all their promises, of rows that have one each. */
    private static List<Hold> whole(JdbcClient.StatementSpec holds) {
        Map<HoldId, Hold> byId = new LinkedHashMap<>();
        holds.query((row, _) -> row(row)).list().forEach(row -> byId.merge(row.id(), row, HoldRepository::with));
        return List.copyOf(byId.values());
    }

    private static Hold with(Hold one, Hold next) {
        return new Hold(
                one.id(),
                one.memberId(),
                one.market(),
                one.country(),
                one.state(),
                one.heldAt(),
                one.expiresAt(),
                Stream.concat(one.promises().stream(), next.promises().stream()).toList());
    }

    Optional<Locked> lock(long hold) {
        return jdbc.sql(LOCK_HOLD)
                .param("hold", hold)
                .query((row, _) -> locked(hold, row))
                .optional();
    }

    List<Locked> lockExpired(int max) {
        return jdbc.sql(LOCK_EXPIRED)
                .param("max", max)
                .query((row, _) -> locked(row.getLong("hold_id"), row))
                .list();
    }

    /** Moves the counters of these holds; their rows must be locked by the caller. */
    void settle(Collection<Long> holds, boolean sold, String reason) {
        Long[] ids = holds.toArray(Long[]::new);
        jdbc.sql(LOCK_LEVELS_OF_HOLDS).param("holds", ids).query().listOfRows();
        jdbc.sql(SETTLE)
                .param("holds", ids)
                .param("sold", sold ? 1 : 0)
                .param("reason", reason)
                .update();
    }

    void save(Collection<Long> holds, HoldState state) {
        jdbc.sql(SAVE_STATE)
                .param("holds", holds.toArray(Long[]::new))
                .param("state", state.code())
                .update();
    }

    /** Moves the deadline of a hold whose row the caller has locked. */
    void extend(long hold, Instant until) {
        jdbc.sql(EXTEND)
                .param("hold", hold)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Locked locked(long hold, ResultSet row) throws SQLException {
        HoldState state = HoldState.of(row.getString("state"), instant(row, "expires_at"));
        return new Locked(hold, state, row.getLong("member_id"), instant(row, "held_at"), instant(row, "at"));
    }

    private static Hold row(ResultSet row) throws SQLException {
        Instant expiresAt = instant(row, "expires_at");
        Money shown = new Money(row.getLong("shown_minor"), Currency.getInstance(row.getString("currency")));
        return new Hold(
                new HoldId(row.getLong("hold_id")),
                row.getLong("member_id"),
                row.getString("market"),
                row.getString("country"),
                HoldState.of(row.getString("state"), expiresAt),
                instant(row, "held_at"),
                expiresAt,
                List.of(new Hold.Promise(
                        row.getLong("variant_id"),
                        row.getLong("offer_id"),
                        row.getString("location"),
                        row.getInt("quantity"),
                        shown)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
