package io.milehub.inventory.sold;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells of levels that hold less than was promised, once each time that the shortfall moves: the shop floor sold what
 * we had promised. Told apart from the feed's own transaction and after what the supplier has seen was let go, so that
 * a count that already leaves out our sold piece is no shortfall.
 */
@Repository
class Shortfalls {
    /** The promises are those that fulfilment turns to first: the newest. */
    private static final String TELL = """
            with moved as (
              select offer_id, location from inventory.stock_level
               where tenant_id = tenancy.current_tenant() and untold
               order by offer_id, location
                 for update skip locked
            ), told as (
              update inventory.stock_level l set shortfall_told = l.shortfall
                from moved m
               where l.tenant_id = tenancy.current_tenant() and l.offer_id = m.offer_id and l.location = m.location
                 and l.untold
              returning l.offer_id, l.location, l.shortfall, old.shortfall_told as was
            )
            insert into outbox.event (tenant_id, partition, type, aggregate_type, aggregate_id, aggregate_version,
                   payload)
            select tenancy.current_tenant(), outbox.partition_of('offer', t.offer_id::text), 'ShortfallChanged',
                   'offer', t.offer_id::text,
                   (select max(g.entry_id) from inventory.ledger g
                     where g.tenant_id = tenancy.current_tenant() and g.offer_id = t.offer_id),
                   jsonb_build_object('offerId', t.offer_id::text, 'location', t.location, 'pieces', t.shortfall,
                     'was', t.was, 'newestHolds', coalesce((
                       select jsonb_agg(h.hold_id::text order by h.hold_id desc)
                         from (select distinct p.hold_id from inventory.sold_piece p
                                where p.tenant_id = tenancy.current_tenant() and p.offer_id = t.offer_id
                                  and p.location = t.location and p.committed
                                order by p.hold_id desc limit t.shortfall) h), '[]'))
              from told t
            """;

    private final JdbcClient jdbc;

    Shortfalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many levels were told of. */
    int tell() {
        return jdbc.sql(TELL).update();
    }
}
