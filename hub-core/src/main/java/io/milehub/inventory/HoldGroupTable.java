package io.milehub.inventory;

import io.milehub.inventory.Allocation.Level;
import io.milehub.inventory.Allocation.Part;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a group of holds reads, locks and writes, each in one statement however many they are. */
@Repository
class HoldGroupTable {
    /**
     * One member's holds are counted by one transaction at a time, so that two cannot both be the tenth; in the order
     * of their keys, so that groups of several nodes do not wait in a circle.
     */
    private static final String LOCK_MEMBERS = """
            select set_config('lock_timeout', :wait, true),
                   (select count(pg_advisory_xact_lock(m.key))
                      from (select distinct
                                   hashtextextended('hold/' || tenancy.current_tenant() || '/' || u.id, 0) as key
                              from unnest(:members::bigint[]) u(id) order by key offset 0) m)
            """;

    private static final String STANDING = """
            select (select count(*) from inventory.hold h
                     where h.tenant_id = (select tenancy.current_tenant()) and h.member_id = u.member
                       and h.state in ('HELD', 'PINNED')
                       and (h.state = 'PINNED' or h.expires_at > (select hub.now()))) as live,
                   (select h.hold_id from inventory.hold h
                     where h.tenant_id = (select tenancy.current_tenant()) and h.member_id = u.member
                       and h.request_key = u.key) as earlier
              from unnest(:members::bigint[], :keys::text[]) with ordinality u(member, key, n)
             order by u.n
            """;

    private static final String LOCK_LEVELS = """
            select s.offer_id, s.location, s.on_hand - s.held - s.committed - s.disputed - s.buffer as available
              from inventory.stock_level s
             where s.tenant_id = (select tenancy.current_tenant()) and s.offer_id = any(:offers)
             order by s.offer_id, s.location
               for update
            """;

    /** Asked when all levels of the offers are locked, so that no hold and no sale can come between. */
    private static final String LEFT = """
            select o.offer_id, inventory.limit_left(o.offer_id, o.lifetime_limit) as remaining
              from catalogue.offer o
             where o.tenant_id = tenancy.current_tenant() and o.offer_id = any(:offers)
            """;

    private static final String FORGET_KEYS = """
            update inventory.hold set request_key = null
             where tenant_id = tenancy.current_tenant() and hold_id = any(:holds)
            """;

    /**
     * The deadline is judged here, after the rows are locked; everything that holds write is one statement. The tenant
     * is read once, since its bare name would be read anew for every row.
     */
    private static final String WRITE = """
            with basket as materialized (
              select u.*, nextval('inventory.hold_hold_id_seq') as hold_id
                from unnest(:members::bigint[], :markets::text[], :countries::text[], :keys::text[])
                     with ordinality u(member, market, country, key, n)
            ), moment as materialized (
              select hub.now() as at
            ), part as materialized (
              select b.hold_id, p.*
                from unnest(:baskets::int[], :variants::bigint[], :offers::bigint[], :locations::text[],
                            :quantities::int[], :shown::bigint[], :currencies::text[])
                     as p(n, variant_id, offer_id, location, quantity, shown_minor, currency)
                join basket b on b.n = p.n
            ), hold as (
              insert into inventory.hold
                     (tenant_id, hold_id, member_id, market, country, request_key, state, held_at, expires_at)
              overriding system value
              select (select tenancy.current_tenant()), b.hold_id, b.member, b.market, b.country, b.key, 'HELD', m.at,
                     m.at + :seconds * interval '1 second'
                from basket b, moment m
            ), counted as (
              update inventory.stock_level s set held = s.held + q.quantity
                from (select offer_id, location, sum(quantity)::int as quantity from part group by offer_id, location) q
               where s.tenant_id = (select tenancy.current_tenant())
                 and s.offer_id = q.offer_id and s.location = q.location
            ), promised as (
              insert into inventory.promise
                     (tenant_id, hold_id, offer_id, location, variant_id, quantity, shown_minor, currency)
              select (select tenancy.current_tenant()), hold_id, offer_id, location, variant_id,
                     quantity, shown_minor, currency
                from part
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference, at)
              select (select tenancy.current_tenant()), p.offer_id, p.location, 'HELD', p.quantity, 'HOLD',
                     'hold:' || p.hold_id, m.at
                from part p, moment m
            )
            select b.hold_id, m.at, m.at + :seconds * interval '1 second' as expires_at from basket b, moment m
             order by b.n
            """;

    private final JdbcClient jdbc;

    HoldGroupTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a member has already.
     *
     * @param live holds that are neither committed nor ended
     * @param earlier the hold that was made under the same key
     */
    record Standing(int live, @Nullable Long earlier) {}

    /** A basket that gets its parts. */
    record Granted(HoldRequest request, List<Part> parts) {}

    void lockMembers(List<HoldRequest> requests, Duration wait) {
        jdbc.sql(LOCK_MEMBERS)
                .param("wait", wait.toMillis() + "ms")
                .param("members", array(requests, HoldRequest::memberId, Long[]::new))
                .query()
                .listOfRows();
    }

    List<Standing> standing(List<HoldRequest> requests) {
        return jdbc.sql(STANDING)
                .param("members", array(requests, HoldRequest::memberId, Long[]::new))
                .param("keys", array(requests, HoldRequest::requestKey, String[]::new))
                .query((row, _) -> new Standing(row.getInt("live"), row.getObject("earlier", Long.class)))
                .list();
    }

    /**
     * What lies there and may still be promised, locked until the transaction ends.
     *
     * @param limited of which only so many pieces may ever be promised
     */
    Allocation lockLevels(Collection<Long> offers, Collection<Long> limited) {
        if (offers.isEmpty()) {
            return new Allocation(List.of());
        }
        List<Level> levels = jdbc.sql(LOCK_LEVELS)
                .param("offers", offers.toArray(Long[]::new))
                .query((row, _) ->
                        new Level(row.getLong("offer_id"), row.getString("location"), row.getInt("available")))
                .list();
        var allocation = new Allocation(levels);
        if (!limited.isEmpty()) {
            jdbc.sql(LEFT).param("offers", limited.toArray(Long[]::new)).query(row -> {
                allocation.limit(row.getLong("offer_id"), row.getInt("remaining"));
            });
        }
        return allocation;
    }

    private record Placed(int basket, Part part) {}

    /** Takes the keys off holds that have ended, so that others can have them. */
    void forgetKeys(Collection<Long> holds) {
        if (!holds.isEmpty()) {
            jdbc.sql(FORGET_KEYS).param("holds", holds.toArray(Long[]::new)).update();
        }
    }

    /** Writes them, in this order. */
    List<Hold> write(List<Granted> granted, Duration holdFor) {
        List<Placed> parts = new ArrayList<>();
        for (int i = 0; i < granted.size(); i++) {
            for (Part part : granted.get(i).parts()) {
                parts.add(new Placed(i + 1, part));
            }
        }
        return jdbc.sql(WRITE)
                .param("seconds", holdFor.toSeconds())
                .param("members", array(granted, one -> one.request().memberId(), Long[]::new))
                .param("markets", array(granted, one -> one.request().market(), String[]::new))
                .param("countries", array(granted, one -> one.request().country(), String[]::new))
                .param("keys", array(granted, one -> one.request().requestKey(), String[]::new))
                .param("baskets", array(parts, Placed::basket, Integer[]::new))
                .param("variants", array(parts, one -> one.part().offer().variantId(), Long[]::new))
                .param("offers", array(parts, one -> one.part().offer().offerId(), Long[]::new))
                .param("locations", array(parts, one -> one.part().location(), String[]::new))
                .param("quantities", array(parts, one -> one.part().quantity(), Integer[]::new))
                .param("shown", array(parts, one -> one.part().offer().shown().minor(), Long[]::new))
                .param("currencies", array(parts, HoldGroupTable::currency, String[]::new))
                .query((row, number) -> hold(
                        granted.get(number),
                        row.getLong("hold_id"),
                        Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)),
                        Objects.requireNonNull(row.getObject("expires_at", OffsetDateTime.class))))
                .list();
    }

    private static String currency(Placed placed) {
        return placed.part().offer().shown().currency().getCurrencyCode();
    }

    private static Hold hold(Granted granted, long id, OffsetDateTime heldAt, OffsetDateTime expiresAt) {
        List<Hold.Promise> promises = granted.parts().stream()
                .map(part -> new Hold.Promise(
                        part.offer().variantId(),
                        part.offer().offerId(),
                        part.location(),
                        part.quantity(),
                        part.offer().shown()))
                .sorted(Comparator.comparingLong(Hold.Promise::variantId)
                        .thenComparingLong(Hold.Promise::offerId)
                        .thenComparing(Hold.Promise::location))
                .toList();
        HoldRequest request = granted.request();
        return new Hold(
                new HoldId(id),
                request.memberId(),
                request.market(),
                request.country(),
                HoldState.of("HELD", expiresAt.toInstant()),
                heldAt.toInstant(),
                expiresAt.toInstant(),
                promises);
    }

    private static <R, T extends @Nullable Object> T[] array(
            List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
