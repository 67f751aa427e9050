package io.milehub.inventory.story;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.database.ShortTransactions;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Proves, a slice of the levels at a time, that every counter is the sum of its ledger and that {@code held} and
 * {@code committed} are the live promises; and mends what is not, since a wrong counter sells what is not there or
 * keeps what is. A difference is a bug or somebody's hand in the tables: it is logged and counted as
 * {@code milehub.stock.mended}, which should never move.
 */
@Service
public class CounterSweep {
    private static final Logger LOG = LoggerFactory.getLogger(CounterSweep.class);
    private static final int LEVELS_A_SLICE = 1_000;

    /** Entries from which on it is worth while to write down how far a ledger was proven. */
    static final int ENTRIES_MANY = 1_000;

    private static final String SLICE = """
            select max(x.offer_id) as last, count(*) as levels
              from (select offer_id from inventory.stock_level
                     where tenant_id = tenancy.current_tenant() and offer_id > :after
                     order by offer_id limit :levels) x
            """;

    /**
     * What is looked at grows with what lives and what happened since, never with all that ever happened, and no plan
     * that was made while the tables were small may say otherwise.
     */
    private static final String SUIT = """
            select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)
            """;

    /**
     * One statement sees one moment, in which counters, ledger and promises agree. The ledger of a level is summed from
     * where it was proven last: its entries are numbered under the level's lock, so that none comes later before that.
     */
    private static final String WRONG = """
            with live as materialized (
              select m.offer_id, m.location, sum(m.quantity)::int as held
                from inventory.hold h
               cross join lateral (
                     select p.offer_id, p.location, p.quantity from inventory.promise p
                      where p.tenant_id = tenancy.current_tenant() and p.hold_id = h.hold_id
                     offset 0) m
               where h.tenant_id = tenancy.current_tenant() and h.state in ('HELD', 'PINNED')
                 and m.offer_id > :after and m.offer_id <= :last
               group by m.offer_id, m.location
            ), entered as materialized (
              select l.offer_id, l.location, g.last_id, g.entries,
                     array[l.on_hand, l.held, l.committed, l.disputed, l.shortfall] as counters,
                     array[coalesce(b.on_hand, 0) + g.on_hand, coalesce(b.held, 0) + g.held,
                           coalesce(b.committed, 0) + g.committed, coalesce(b.disputed, 0) + g.disputed,
                           coalesce(b.shortfall, 0) + g.shortfall] as entered,
                     array[coalesce(v.held, 0), s.committed] as promised
                from inventory.stock_level l
                left join inventory.proven b
                  on b.tenant_id = tenancy.current_tenant() and b.offer_id = l.offer_id and b.location = l.location
                left join live v on v.offer_id = l.offer_id and v.location = l.location
               cross join lateral (
                     select coalesce(sum(e.delta) filter (where e.counter = 'ON_HAND'), 0)::int as on_hand,
                            coalesce(sum(e.delta) filter (where e.counter = 'HELD'), 0)::int as held,
                            coalesce(sum(e.delta) filter (where e.counter = 'COMMITTED'), 0)::int as committed,
                            coalesce(sum(e.delta) filter (where e.counter = 'DISPUTED'), 0)::int as disputed,
                            coalesce(sum(e.delta) filter (where e.counter = 'SHORTFALL'), 0)::int as shortfall,
                            max(e.entry_id) as last_id, count(*) as entries
                       from inventory.ledger e
                      where e.tenant_id = tenancy.current_tenant() and e.offer_id = l.offer_id
                        and e.location = l.location and e.entry_id > coalesce(b.entry_id, 0)) g
               cross join lateral (
                     select count(*)::int as committed
                       from inventory.sold_piece c
                      where c.tenant_id = tenancy.current_tenant() and c.offer_id = l.offer_id
                        and c.location = l.location and c.committed) s
               where l.tenant_id = tenancy.current_tenant() and l.offer_id > :after and l.offer_id <= :last
            ), proven as (
              insert into inventory.proven as b (tenant_id, offer_id, location, entry_id, on_hand, held, committed,
                     disputed, shortfall)
              select tenancy.current_tenant(), offer_id, location, last_id, entered[1], entered[2], entered[3],
                     entered[4], entered[5]
                from entered
               where entries >= :many and counters = entered and array[counters[2], counters[3]] = promised
               order by offer_id, location
              on conflict (tenant_id, offer_id, location) do update
                 set entry_id = excluded.entry_id, on_hand = excluded.on_hand, held = excluded.held,
                     committed = excluded.committed, disputed = excluded.disputed, shortfall = excluded.shortfall
               where b.entry_id < excluded.entry_id
            )
            select offer_id, location, counters, entered, promised
              from entered
             where counters <> entered or array[counters[2], counters[3]] <> promised
             order by offer_id, location
            """;

    private static final String LOCK = """
            select offer_id from inventory.stock_level
             where tenant_id = tenancy.current_tenant() and offer_id > :after and offer_id <= :last
             order by offer_id, location
               for update
            """;

    private static final String COUNTERS = """
            update inventory.stock_level
               set held = :held, committed = :committed, shortfall = greatest(0, :held + :committed - on_hand)
             where tenant_id = tenancy.current_tenant() and offer_id = :offer and location = :location
            """;

    private static final String PROVE_ANEW = """
            delete from inventory.proven
             where tenant_id = tenancy.current_tenant() and offer_id = :offer and location = :location
            """;

    private static final String LEDGER = """
            insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
            select tenancy.current_tenant(), l.offer_id, l.location, c.counter, c.counted - coalesce(g.entered, 0),
                   'SWEEP', 'sweep'
              from inventory.stock_level l
             cross join lateral (values ('ON_HAND', l.on_hand), ('HELD', l.held), ('COMMITTED', l.committed),
                                        ('DISPUTED', l.disputed), ('SHORTFALL', l.shortfall)) c(counter, counted)
              left join lateral (
                   select sum(e.delta)::int as entered from inventory.ledger e
                    where e.tenant_id = tenancy.current_tenant() and e.offer_id = l.offer_id
                      and e.location = l.location and e.counter = c.counter) g on true
             where l.tenant_id = tenancy.current_tenant() and l.offer_id = :offer and l.location = :location
               and c.counted <> coalesce(g.entered, 0)
            """;

    private final JdbcClient jdbc;
    private final ShortTransactions transactions;
    private final MeterRegistry meters;
    private final Map<TenantId, Long> reached = new ConcurrentHashMap<>();

    CounterSweep(JdbcClient jdbc, ShortTransactions transactions, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.meters = meters;
    }

    private record Slice(@Nullable Long last, int levels) {}

    private record Wrong(long offerId, String location, int held, int committed, String found) {}

    /**
     * Looks at the next slice, and begins anew behind the last. To be called every few seconds.
     *
     * @return how many levels were mended
     */
    public int sweep() {
        TenantId tenant = Tenancy.current();
        long after = reached.getOrDefault(tenant, 0L);
        Slice slice = transactions.alone(() -> jdbc.sql(SLICE)
                .param("after", after)
                .param("levels", LEVELS_A_SLICE)
                .query(Slice.class)
                .single());
        Long last = slice.last();
        if (last == null) {
            reached.remove(tenant);
            return 0;
        }
        reached.put(tenant, last);
        if (transactions.alone(() -> wrong(after, last)).isEmpty()) {
            return 0;
        }
        return transactions.alone(() -> mended(after, last));
    }

    private List<Wrong> wrong(long after, long last) {
        jdbc.sql(SUIT).query().listOfRows();
        return jdbc.sql(WRONG)
                .param("after", after)
                .param("last", last)
                .param("many", ENTRIES_MANY)
                .query((row, _) -> {
                    Integer[] promised = (Integer[]) row.getArray("promised").getArray();
                    return new Wrong(
                            row.getLong("offer_id"),
                            row.getString("location"),
                            promised[0],
                            promised[1],
                            "counters " + row.getArray("counters") + ", ledger " + row.getArray("entered")
                                    + ", promises " + row.getArray("promised"));
                })
                .list();
    }

    /** Under the locks of the levels it is looked at once more: only what is wrong then is mended. */
    private int mended(long after, long last) {
        jdbc.sql(LOCK).param("after", after).param("last", last).query().listOfRows();
        List<Wrong> all = wrong(after, last);
        for (Wrong wrong : all) {
            LOG.error("Stock of offer {} at {} is mended: {}", wrong.offerId(), wrong.location(), wrong.found());
            jdbc.sql(COUNTERS)
                    .param("held", wrong.held())
                    .param("committed", wrong.committed())
                    .param("offer", wrong.offerId())
                    .param("location", wrong.location())
                    .update();
            jdbc.sql(PROVE_ANEW)
                    .param("offer", wrong.offerId())
                    .param("location", wrong.location())
                    .update();
            jdbc.sql(LEDGER)
                    .param("offer", wrong.offerId())
                    .param("location", wrong.location())
                    .update();
        }
        meters.counter("milehub.stock.mended").increment(all.size());
        return all.size();
    }
}
