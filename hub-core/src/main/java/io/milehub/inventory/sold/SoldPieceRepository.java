package io.milehub.inventory.sold;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of sold pieces and of what suppliers said of them; and the counters and ledger entries that go with them. */
@Repository
class SoldPieceRepository {
    /** Whoever moves pieces holds the lock of their level; the line's own level comes first and alone. */
    private static final String LOCK = """
            select l.offer_id
              from inventory.stock_level l
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = :offer and l.location = :location
               and exists (select from inventory.sold_piece p
                            where p.tenant_id = tenancy.current_tenant() and p.hold_id = :hold
                              and p.offer_id = :offer and p.location = :location)
               for update
            """;

    private static final String IS_NOTED = """
            select exists (select from inventory.supplier_word
                            where tenant_id = tenancy.current_tenant() and hold_id = :hold and offer_id = :offer
                              and location = :location and kind = :kind and reference = :reference)
            """;

    /** A piece is spoken of once in each way; nothing is acknowledged or sent of what was refused. */
    private static final String UNTOLD = """
            from inventory.sold_piece p
             where p.tenant_id = tenancy.current_tenant() and p.hold_id = :hold and p.offer_id = :offer
               and p.location = :location
               and case :kind when 'ACKNOWLEDGED' then p.acknowledged_at is null and p.refused_at is null
                              when 'SHIPPED' then p.shipped_at is null and p.refused_at is null
                              else p.refused_at is null and p.cancelled_at is null and p.shipped_at is null end
            """;

    private static final String LEFT = "select count(*) " + UNTOLD;

    private static final String NOTE = """
            insert into inventory.supplier_word (tenant_id, hold_id, offer_id, location, kind, quantity, seen_at,
                   reference)
            values (tenancy.current_tenant(), :hold, :offer, :location, :kind, :quantity, :seenAt, :reference)
            """;

    /** Refused and cancelled are rather pieces that nobody has accepted. */
    private static final String TELL = """
            update inventory.sold_piece t
               set acknowledged_at = case :kind when 'ACKNOWLEDGED' then :seenAt else t.acknowledged_at end,
                   shipped_at = case :kind when 'SHIPPED' then :seenAt else t.shipped_at end,
                   refused_at = case :kind when 'REFUSED' then :seenAt else t.refused_at end,
                   cancelled_at = case :kind when 'CANCELLED' then :seenAt else t.cancelled_at end
              from (select p.piece %s
                     order by case when :kind in ('REFUSED', 'CANCELLED') then p.acknowledged_at end nulls first,
                           p.cancelled_at nulls first, p.piece
                     limit :quantity) chosen
             where t.tenant_id = tenancy.current_tenant() and t.hold_id = :hold and t.offer_id = :offer
               and t.location = :location and t.piece = chosen.piece
            """.formatted(UNTOLD);

    /** Committed pieces of which the supplier's word, or its count after it, says that they are no longer. */
    private static final String SEEN = """
            from inventory.sold_piece p
              join inventory.stock_level l
                on l.tenant_id = tenancy.current_tenant() and l.offer_id = p.offer_id and l.location = p.location
              join intake.source s on s.tenant_id = tenancy.current_tenant() and s.source = l.source
             cross join lateral (
                   select greatest(l.as_of, (select max(f.watermark) from intake.feed f
                                              where f.tenant_id = tenancy.current_tenant() and f.source = l.source
                                                and f.domain = l.domain)) as counted_at) c
             where p.tenant_id = tenancy.current_tenant() and p.committed
               and (p.refused_at is not null or p.cancelled_at is not null
                    or case s.stock_meaning when 'NET_ON_ACK' then p.acknowledged_at
                                            when 'NET_ON_SHIP' then p.shipped_at end + s.lag <= c.counted_at)
            """;

    /**
     * Levels that somebody else has locked wait for the next time, so that nobody is waited for in a circle; a piece
     * that somebody let go meanwhile is left out by the update's own look at it.
     */
    private static final String SETTLE = """
            with seen as materialized (
              select p.hold_id, p.offer_id, p.location, p.piece %s
                 for update of l skip locked
            ), gone as (
              update inventory.sold_piece p set committed = false
                from seen s
               where p.tenant_id = tenancy.current_tenant() and p.hold_id = s.hold_id and p.offer_id = s.offer_id
                 and p.location = s.location and p.piece = s.piece and p.committed
              returning p.offer_id, p.location, p.hold_id, p.refused_at
            ), moved as (
              select offer_id, location, count(*)::int as pieces, count(refused_at)::int as refused,
                     max(refused_at) as refused_at
                from gone group by offer_id, location
            ), counted as (
              update inventory.stock_level l
                 set committed = l.committed - m.pieces,
                     disputed = l.disputed + m.refused,
                     disputed_at = greatest(l.disputed_at, m.refused_at),
                     shortfall = greatest(0, l.held + l.committed - m.pieces - l.on_hand)
                from moved m
               where l.tenant_id = tenancy.current_tenant() and l.offer_id = m.offer_id and l.location = m.location
              returning l.offer_id, l.location, new.shortfall - old.shortfall as shortfall
            ), entry as (
              select offer_id, location, 'COMMITTED' as counter, -count(*)::int as delta,
                     case when refused_at is null then 'SEEN' else 'REFUSED' end as reason,
                     'hold:' || hold_id as reference
                from gone group by offer_id, location, hold_id, refused_at is null
              union all
              select offer_id, location, 'DISPUTED', count(*)::int, 'REFUSED', 'hold:' || hold_id
                from gone where refused_at is not null group by offer_id, location, hold_id
              union all
              select offer_id, location, 'SHORTFALL', shortfall, 'SEEN', 'supplier' from counted where shortfall <> 0
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
              select tenancy.current_tenant(), offer_id, location, counter, delta, reason, reference from entry
              returning entry_id)
            select coalesce(sum(pieces), 0)::int from moved where (select count(*) from entered) >= 0
            """.formatted(SEEN);

    private static final String CLEAR_DISPUTE = """
            with cleared as (
              update inventory.stock_level set disputed = 0
               where tenant_id = tenancy.current_tenant() and offer_id = :offer and location = :location
                 and disputed > 0
              returning old.disputed as pieces
            ), entered as (
              insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
              select tenancy.current_tenant(), :offer, :location, 'DISPUTED', -pieces, 'CLEARED', :reference
                from cleared
              returning entry_id)
            select coalesce((select pieces from cleared), 0) + 0 * (select count(*) from entered)
            """;

    private final JdbcClient jdbc;

    SoldPieceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if nothing was sold under this line. */
    boolean lock(SoldLine line) {
        return !jdbc.sql(LOCK).params(of(line)).query().listOfRows().isEmpty();
    }

    boolean isNoted(SupplierWord word) {
        return jdbc.sql(IS_NOTED)
                .params(of(word.line()))
                .param("kind", word.kind().name())
                .param("reference", word.reference())
                .query(Boolean.class)
                .single();
    }

    /** Of how many pieces of the line this can still be said. */
    int left(SupplierWord word) {
        return jdbc.sql(LEFT)
                .params(of(word.line()))
                .param("kind", word.kind().name())
                .query(Integer.class)
                .single();
    }

    void note(SupplierWord word) {
        for (String statement : new String[] {NOTE, TELL}) {
            jdbc.sql(statement)
                    .params(of(word.line()))
                    .param("kind", word.kind().name())
                    .param("quantity", word.quantity())
                    .param("seenAt", OffsetDateTime.ofInstant(word.seenAt(), ZoneOffset.UTC))
                    .param("reference", word.reference())
                    .update();
        }
    }

    /** Lets go what was seen, and says how many pieces. */
    int settle() {
        return jdbc.sql(SETTLE).query(Integer.class).single();
    }

    int clearDispute(long offer, String location, String reference) {
        return jdbc.sql(CLEAR_DISPUTE)
                .param("offer", offer)
                .param("location", location)
                .param("reference", reference)
                .query(Integer.class)
                .single();
    }

    private static Map<String, ?> of(SoldLine line) {
        return Map.of("hold", line.hold().value(), "offer", line.offerId(), "location", line.location());
    }
}
