package io.milehub.inventory.judge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the ledger of each level from its beginning, transaction by transaction, and looks at it after each.
 * Entries of a level are numbered under its lock, so their order is that of the commits, and what one transaction
 * entered stands together.
 */
final class LedgerWalk {
    private static final String ENTRIES = """
            select l.offer_id || '|' || l.location || '|' || l.counter || '|' || l.delta || '|' || l.reason || '|'
                   || l.xmin::text || '|' || o.supplier_sku || '|' || coalesce(o.lifetime_limit, 0) || '|' || l.entry_id
              from inventory.ledger l join catalogue.offer o using (tenant_id, offer_id)
            """;

    static final String BY_LEVEL = ENTRIES + "order by l.offer_id, l.location, l.entry_id";

    /** A hold locks every level of such an offer, so that their entries are in one order. */
    static final String LIMITED = ENTRIES + "where o.lifetime_limit is not null order by l.offer_id, l.entry_id";

    private enum Counter {
        ON_HAND,
        HELD,
        COMMITTED,
        DISPUTED,
        SHORTFALL
    }

    private record Entry(
            long offer,
            String location,
            Counter counter,
            int delta,
            String reason,
            String transaction,
            String sku,
            int limit,
            String number) {
        static Entry of(String row) {
            String[] words = row.split("\\|", -1);
            return new Entry(
                    Long.parseLong(words[0]),
                    words[1],
                    Counter.valueOf(words[2]),
                    Integer.parseInt(words[3]),
                    words[4],
                    words[5],
                    words[6],
                    Integer.parseInt(words[7]),
                    words[8]);
        }

        String level() {
            return sku + " at " + location;
        }
    }

    private static final class Level {
        private final Map<Counter, Integer> counters = new EnumMap<>(Counter.class);

        int of(Counter counter) {
            return counters.getOrDefault(counter, 0);
        }

        void move(Entry entry) {
            counters.merge(entry.counter(), entry.delta(), Integer::sum);
        }

        int promised() {
            return of(Counter.HELD) + of(Counter.COMMITTED);
        }
    }

    private final StockJournal journal;
    private final BiConsumer<StockLaw, String> broken;

    LedgerWalk(StockJournal journal, BiConsumer<StockLaw, String> broken) {
        this.journal = journal;
        this.broken = broken;
    }

    /** @param rows of {@link #BY_LEVEL} */
    void throughLevels(List<String> rows) {
        Level level = new Level();
        @Nullable Entry last = null;
        boolean holds = false;
        for (String row : rows) {
            Entry entry = Entry.of(row);
            if (last != null && !isOneTransaction(last, entry)) {
                look(last, level, holds);
                holds = false;
            }
            if (last == null || !isOneLevel(last, entry)) {
                level = new Level();
            }
            level.move(entry);
            holds |= entry.reason().equals("HOLD");
            if (entry.counter() == Counter.ON_HAND) {
                counted(entry, level);
            }
            last = entry;
        }
        if (last != null) {
            look(last, level, holds);
        }
    }

    private static boolean isOneLevel(Entry one, Entry next) {
        return one.offer() == next.offer() && one.location().equals(next.location());
    }

    private static boolean isOneTransaction(Entry one, Entry next) {
        return isOneLevel(one, next) && one.transaction().equals(next.transaction());
    }

    private void counted(Entry entry, Level level) {
        int count = level.of(Counter.ON_HAND);
        if (!journal.wasCounted(entry.level(), count)) {
            broken.accept(
                    StockLaw.THE_SUPPLIER_S_WORD_STANDS,
                    entry.level() + " is " + count + " at entry " + entry.number() + ", which nobody has told");
        }
    }

    /** Whoever holds finds the pieces there; only what the supplier tells afterwards may fall below it. */
    private void look(Entry last, Level level, boolean holds) {
        int over = level.promised() - level.of(Counter.ON_HAND);
        boolean beyond = holds && over + level.of(Counter.DISPUTED) > 0;
        boolean negative = level.counters.values().stream().anyMatch(counter -> counter < 0);
        if (beyond || negative || level.of(Counter.SHORTFALL) != Math.max(0, over)) {
            broken.accept(
                    StockLaw.NOTHING_IS_OVERSOLD,
                    last.level() + " is " + level.counters + " after entry " + last.number() + " " + last.reason());
        }
    }

    /**
     * Over all places of an offer: what is held at a moment, and what was ever sold until then.
     *
     * @param rows of {@link #LIMITED}
     */
    void throughLimits(List<String> rows) {
        long offer = 0;
        int promised = 0;
        for (String row : rows) {
            Entry entry = Entry.of(row);
            promised = entry.offer() == offer ? promised : 0;
            offer = entry.offer();
            boolean sale =
                    entry.counter() == Counter.COMMITTED && entry.reason().equals("COMMIT");
            promised += sale || entry.counter() == Counter.HELD ? entry.delta() : 0;
            if (promised > entry.limit()) {
                broken.accept(
                        StockLaw.ONE_OF_A_KIND_IS_PROMISED_ONCE,
                        entry.sku() + " is promised " + promised + " times after entry " + entry.number());
            }
        }
    }
}
