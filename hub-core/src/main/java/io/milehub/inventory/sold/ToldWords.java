package io.milehub.inventory.sold;

import io.milehub.database.ScratchTable;
import io.milehub.tenancy.BriefTransaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the words that a feed tells of sold pieces, many at once and as part of the feed's own transaction. Unlike an
 * operator's single word, which is refused where it does not fit, these may come in any order, twice and late, and end
 * in the same counters: a word only ever adds marks to pieces, and how many pieces of a line have one is a function of
 * all that was told. Under one reference the largest number counts; a number that goes down takes nothing back, since
 * pieces may have been let go by it.
 */
@Component
public class ToldWords {
    /** What was told, a row a word; {@code kind} is one of {@link SupplierWord.Kind}. */
    private static final ScratchTable TOLD = ScratchTable.of("told_word", """
            hold_id bigint, offer_id bigint, location text, kind text, reference text, quantity int,
            seen_at timestamptz
            """);

    /** As everybody locks them: in key order. */
    private static final String LOCK = """
            select l.offer_id
              from inventory.stock_level l
             where l.tenant_id = tenancy.current_tenant()
               and exists (select from pg_temp.told_word t where t.offer_id = l.offer_id and t.location = l.location)
             order by l.offer_id, l.location
               for update
            """;

    private static final String NOTE = """
            insert into inventory.supplier_word (tenant_id, hold_id, offer_id, location, kind, quantity, seen_at,
                   reference)
            select tenancy.current_tenant(), t.hold_id, t.offer_id, t.location, t.kind, t.quantity, min(t.seen_at),
                   t.reference
              from pg_temp.told_word t
             group by t.hold_id, t.offer_id, t.location, t.kind, t.reference, t.quantity
            on conflict (tenant_id, hold_id, offer_id, location, kind, reference, quantity) do update
               set seen_at = excluded.seen_at
             where excluded.seen_at < supplier_word.seen_at
            """;

    /**
     * Gives as many pieces of each line a mark as were spoken of, no more than it has; none loses one. Moments go from
     * the earliest to the latest over the pieces in their order, those that are gone last, so that a further word never
     * makes the moment of a piece that is left a later one. What was sent was accepted.
     */
    private static final String MARK = """
            with line as (
              select distinct hold_id, offer_id, location from pg_temp.told_word
            ), unit as (
              select w.hold_id, w.offer_id, w.location, w.kind, min(w.seen_at) as seen_at
                from line
                join inventory.supplier_word w using (hold_id, offer_id, location)
               cross join lateral generate_series(1, w.quantity) as n
               where w.tenant_id = tenancy.current_tenant() and w.kind = any (:kinds)
               group by w.hold_id, w.offer_id, w.location, w.kind, w.reference, n
            ), told as (
              select u.hold_id, u.offer_id, u.location, u.k, min(u.seen_at) as seen_at
                from (select *, row_number() over (partition by hold_id, offer_id, location, kind order by seen_at) as k
                        from unit) u
               group by u.hold_id, u.offer_id, u.location, u.k
            ), chosen as (
              select p.*, row_number() over (partition by p.hold_id, p.offer_id, p.location
                                                 order by num_nonnulls(p.refused_at, p.cancelled_at), p.piece) as k
                from (select p.*, row_number() over (partition by p.hold_id, p.offer_id, p.location
                                                         order by p.%1$s nulls last, %2$s) as place
                        from line
                        join inventory.sold_piece p using (hold_id, offer_id, location)
                       where p.tenant_id = tenancy.current_tenant()) p
               where p.place <= (select count(*) from told t
                                  where t.hold_id = p.hold_id and t.offer_id = p.offer_id and t.location = p.location)
            )
            update inventory.sold_piece s
               set %1$s = t.seen_at
              from chosen c
              join told t using (hold_id, offer_id, location, k)
             where s.tenant_id = tenancy.current_tenant() and s.hold_id = c.hold_id and s.offer_id = c.offer_id
               and s.location = c.location and s.piece = c.piece and s.%1$s is distinct from t.seen_at
            """;

    /**
     * A piece that is refused while it is committed is disputed when it is let go; one that was let go before is
     * disputed here, so that it does not matter which of the two came first.
     */
    private static final String REFUSE = """
            with marked as (%s
              returning s.hold_id, s.offer_id, s.location, s.committed, old.refused_at as was
            ), late as (
              select m.hold_id, m.offer_id, m.location, count(*)::int as pieces
                from marked m
               where m.was is null and not m.committed
               group by m.hold_id, m.offer_id, m.location
            ), counted as (
              update inventory.stock_level l
                 set disputed = l.disputed + d.pieces
                from (select offer_id, location, sum(pieces)::int as pieces from late group by offer_id, location) d
               where l.tenant_id = tenancy.current_tenant() and l.offer_id = d.offer_id and l.location = d.location
            )
            insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
            select tenancy.current_tenant(), offer_id, location, 'DISPUTED', pieces, 'REFUSED', 'hold:' || hold_id
              from late
            """;

    /** A dispute began with the last refusal, in whatever order they were told. */
    private static final String DISPUTED_SINCE = """
            update inventory.stock_level l
               set disputed_at = r.refused_at
              from (select p.offer_id, p.location, max(w.seen_at) as refused_at
                      from (select distinct hold_id, offer_id, location
                              from inventory.sold_piece
                             where tenant_id = tenancy.current_tenant() and refused_at is not null
                               and (offer_id, location) in (select offer_id, location from pg_temp.told_word)) p
                      join inventory.supplier_word w using (hold_id, offer_id, location)
                     where w.tenant_id = tenancy.current_tenant() and w.kind = 'REFUSED'
                     group by p.offer_id, p.location) r
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = r.offer_id and l.location = r.location
               and l.disputed > 0 and l.disputed_at is distinct from r.refused_at
            """;

    /** A kind of word, and which pieces it is rather about. */
    private enum Mark {
        SHIPPED("shipped_at", "num_nonnulls(p.refused_at, p.cancelled_at), p.acknowledged_at is null, p.piece"),
        ACKNOWLEDGED("acknowledged_at", "p.shipped_at is null, num_nonnulls(p.refused_at, p.cancelled_at), p.piece"),
        REFUSED(
                "refused_at",
                "p.cancelled_at is not null, num_nonnulls(p.shipped_at, p.acknowledged_at), p.piece desc"),
        CANCELLED(
                "cancelled_at",
                "p.refused_at is not null, num_nonnulls(p.shipped_at, p.acknowledged_at), p.piece desc");

        private final String sql;

        Mark(String column, String rather) {
            String mark = MARK.formatted(column, rather);
            this.sql = column.equals("refused_at") ? REFUSE.formatted(mark) : mark;
        }

        String[] kinds() {
            return this == ACKNOWLEDGED ? new String[] {name(), SHIPPED.name()} : new String[] {name()};
        }
    }

    private final JdbcClient jdbc;
    private final SoldPieceRepository pieces;

    ToldWords(JdbcClient jdbc, SoldPieceRepository pieces) {
        this.jdbc = jdbc;
        this.pieces = pieces;
    }

    /** Makes {@code pg_temp.told_word} ready to be filled. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ready() {
        TOLD.ready();
    }

    /** Takes what stands in {@code pg_temp.told_word}: lines of committed holds. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        BriefTransaction.fromHereOn(jdbc);
        if (jdbc.sql(LOCK).query().listOfRows().isEmpty() || jdbc.sql(NOTE).update() == 0) {
            return;
        }
        for (Mark mark : Mark.values()) {
            jdbc.sql(mark.sql).param("kinds", mark.kinds()).update();
        }
        pieces.settle();
        jdbc.sql(DISPUTED_SINCE).update();
    }
}
