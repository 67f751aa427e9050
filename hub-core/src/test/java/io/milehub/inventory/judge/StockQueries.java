package io.milehub.inventory.judge;

import java.util.Map;

/** Queries whose every row is a law broken, in words. */
final class StockQueries {
    private static final String EACH_IS_ITS_LEDGER = """
            select o.supplier_sku || ' at ' || l.location || ' is '
                   || concat_ws('/', l.on_hand, l.held, l.committed, l.disputed, l.shortfall) || ', entered '
                   || concat_ws('/', g.on_hand, g.held, g.committed, g.disputed, g.shortfall)
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
              left join (select offer_id, location,
                                coalesce(sum(delta) filter (where counter = 'ON_HAND'), 0) as on_hand,
                                coalesce(sum(delta) filter (where counter = 'HELD'), 0) as held,
                                coalesce(sum(delta) filter (where counter = 'COMMITTED'), 0) as committed,
                                coalesce(sum(delta) filter (where counter = 'DISPUTED'), 0) as disputed,
                                coalesce(sum(delta) filter (where counter = 'SHORTFALL'), 0) as shortfall
                           from inventory.ledger group by offer_id, location) g
                on g.offer_id = l.offer_id and g.location = l.location
             where (l.on_hand, l.held, l.committed, l.disputed, l.shortfall)
                   is distinct from (coalesce(g.on_hand, 0), coalesce(g.held, 0), coalesce(g.committed, 0),
                                     coalesce(g.disputed, 0), coalesce(g.shortfall, 0))
            """;

    private static final String EACH_IS_LIVE = """
            select o.supplier_sku || ' at ' || l.location || ' holds ' || l.held || ' and sold ' || l.committed
                   || ', promised ' || coalesce(p.held, 0) || ' and ' || coalesce(c.sold, 0)
              from inventory.stock_level l
              join catalogue.offer o using (tenant_id, offer_id)
              left join (select m.offer_id, m.location, sum(m.quantity) as held
                           from inventory.promise m join inventory.hold h using (tenant_id, hold_id)
                          where h.state in ('HELD', 'PINNED') group by m.offer_id, m.location) p
                on p.offer_id = l.offer_id and p.location = l.location
              left join (select offer_id, location, count(*) as sold from inventory.sold_piece
                          where committed group by offer_id, location) c
                on c.offer_id = l.offer_id and c.location = l.location
             where l.held <> coalesce(p.held, 0) or l.committed <> coalesce(c.sold, 0)
            """;

    private static final String ENTERED_ONCE = """
            with entered as (
              select reference, offer_id, location,
                     count(*) filter (where counter = 'HELD' and delta > 0) as taken,
                     count(*) filter (where counter = 'HELD' and delta < 0) as given,
                     coalesce(sum(delta) filter (where counter = 'HELD'), 0) as held,
                     coalesce(sum(delta) filter (where counter = 'COMMITTED' and reason = 'COMMIT'), 0) as sold
                from inventory.ledger where reference like 'hold:%' group by reference, offer_id, location
            ), piece as (
              select hold_id, offer_id, location, count(*) as pieces
                from inventory.sold_piece group by hold_id, offer_id, location
            )
            select 'hold ' || h.hold_id || ' is ' || h.state || ' with ' || p.quantity || ' of offer ' || p.offer_id
                   || ' at ' || p.location || ', taken ' || coalesce(e.taken, 0) || ' times, given back '
                   || coalesce(e.given, 0) || ' times, held ' || coalesce(e.held, 0) || ', sold '
                   || coalesce(e.sold, 0) || ', pieces ' || coalesce(c.pieces, 0)
              from inventory.promise p
              join inventory.hold h using (tenant_id, hold_id)
              left join entered e
                on e.reference = 'hold:' || p.hold_id and e.offer_id = p.offer_id and e.location = p.location
              left join piece c
                on c.hold_id = p.hold_id and c.offer_id = p.offer_id and c.location = p.location
             where (coalesce(e.taken, 0), coalesce(e.given, 0), coalesce(e.held, 0), coalesce(e.sold, 0),
                    coalesce(c.pieces, 0))
                   <> (1, case when h.state in ('HELD', 'PINNED') then 0 else 1 end,
                       case when h.state in ('HELD', 'PINNED') then p.quantity else 0 end,
                       case when h.state = 'COMMITTED' then p.quantity else 0 end,
                       case when h.state = 'COMMITTED' then p.quantity else 0 end)
            """;

    private static final String EXPIRED_EARLY = """
            select distinct 'hold ' || h.hold_id || ' expired ' || (h.expires_at - l.at) || ' before its deadline'
              from inventory.ledger l
              join inventory.hold h on h.tenant_id = l.tenant_id and 'hold:' || h.hold_id = l.reference
             where l.reason = 'EXPIRE' and l.at < h.expires_at
            """;

    /** Between the look at the clock and the row of the payment lie some statements of one transaction. */
    private static final String PAID_LATE = """
            select 'hold ' || h.hold_id || ' was paid ' || (p.created_at - h.expires_at) || ' after its deadline'
              from payment.payment p
              join checkout.checkout c on c.tenant_id = p.tenant_id and c.order_id = p.order_id
              join inventory.hold h on h.tenant_id = c.tenant_id and h.hold_id = c.hold_id
             where p.created_at > h.expires_at + interval '4 seconds'
            """;

    /** What is true at any moment, also while everybody is busy; the slow ones among them. */
    static final Map<StockLaw, String> ALWAYS = Map.of(
            StockLaw.COUNTERS_ARE_THEIR_LEDGER, EACH_IS_ITS_LEDGER,
            StockLaw.COUNTERS_ARE_LIVE_PROMISES, EACH_IS_LIVE,
            StockLaw.A_PROMISE_IS_ENTERED_ONCE, ENTERED_ONCE,
            StockLaw.NO_HOLD_EXPIRES_EARLY, EXPIRED_EARLY,
            StockLaw.NO_HOLD_IS_PAID_LATE, PAID_LATE);

    static final String HOLDS = """
            select hold_id || '|' || state || '|' || coalesce(request_key, '') || '|' || extract(epoch from held_at)
                   || '|' || extract(epoch from expires_at)
              from inventory.hold
            """;

    static final String PROMISES = """
            select hold_id || '|' || variant_id || '|' || offer_id || '|' || location || '|' || quantity
              from inventory.promise
            """;

    static final String UNITS = """
            select o.hold_id || '|' || count(*) from orders.customer_order o
              join orders.order_unit u using (tenant_id, order_id) group by o.hold_id, o.order_id
            """;

    static final String COUNTS = """
            select o.supplier_sku || ' at ' || l.location || '|' || l.on_hand
              from inventory.stock_level l join catalogue.offer o using (tenant_id, offer_id)
            """;

    static final String SINGLES = "select offer_id from catalogue.offer where lifetime_limit = 1";

    private StockQueries() {}
}
