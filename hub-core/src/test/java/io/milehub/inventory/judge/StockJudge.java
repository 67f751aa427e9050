package io.milehub.inventory.judge;

import io.milehub.inventory.judge.StockJournal.Part;
import io.milehub.inventory.judge.StockJournal.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Compares what was told with what stands. It reads tables and asks the hub nothing. */
public final class StockJudge {
    private static final int TOLD_MAX = 20;

    private final StockJournal journal;
    private final Function<String, List<String>> tables;
    private final SortedMap<StockLaw, List<String>> broken = new TreeMap<>();

    private record Row(long id, String state, String key, double heldAt, double expiresAt) {}

    /** @param tables answers a query with its rows of one text each */
    private StockJudge(StockJournal journal, Function<String, List<String>> tables) {
        this.journal = journal;
        this.tables = tables;
    }

    /** What is broken although it must be true at any moment, also while holds are under way. */
    public static SortedMap<StockLaw, List<String>> meanwhile(
            StockJournal journal, Function<String, List<String>> tables) {
        var judge = new StockJudge(journal, tables);
        judge.always();
        return judge.verdict();
    }

    /** What is broken when nothing is under way any more. */
    public static SortedMap<StockLaw, List<String>> atTheEnd(
            StockJournal journal, Function<String, List<String>> tables) {
        var judge = new StockJudge(journal, tables);
        judge.always();
        judge.words();
        judge.holds();
        judge.owners();
        return judge.verdict();
    }

    private SortedMap<StockLaw, List<String>> verdict() {
        SortedMap<StockLaw, List<String>> some = new TreeMap<>();
        broken.forEach((law, all) -> some.put(law, all.subList(0, Math.min(TOLD_MAX, all.size()))));
        return some;
    }

    private void breaks(StockLaw law, String what) {
        broken.computeIfAbsent(law, _ -> new ArrayList<>()).add(what);
    }

    private void always() {
        journal.witnessed().forEach((law, seen) -> seen.forEach(what -> breaks(law, what)));
        StockQueries.ALWAYS.forEach((law, sql) -> tables.apply(sql).forEach(what -> breaks(law, what)));
        var walk = new LedgerWalk(journal, this::breaks);
        walk.throughLevels(tables.apply(LedgerWalk.BY_LEVEL));
        walk.throughLimits(tables.apply(LedgerWalk.LIMITED));
    }

    private void words() {
        Map<String, Integer> standing = new HashMap<>();
        rows(StockQueries.COUNTS).forEach(row -> standing.put(row[0], Integer.parseInt(row[1])));
        journal.lastCounts().forEach((level, count) -> {
            if (!count.equals(standing.get(level))) {
                breaks(
                        StockLaw.THE_SUPPLIER_S_WORD_STANDS,
                        level + " was last told to be " + count + " and is " + standing.get(level));
            }
        });
    }

    private void holds() {
        Map<Long, Row> rows = new HashMap<>();
        rows(StockQueries.HOLDS).forEach(row -> {
            long id = Long.parseLong(row[0]);
            rows.put(id, new Row(id, row[1], row[2], Double.parseDouble(row[3]), Double.parseDouble(row[4])));
        });
        Map<Long, Set<Part>> parts = new HashMap<>();
        rows(StockQueries.PROMISES)
                .forEach(row -> parts.computeIfAbsent(Long.parseLong(row[0]), _ -> new HashSet<>())
                        .add(new Part(
                                Long.parseLong(row[1]), Long.parseLong(row[2]), row[3], Integer.parseInt(row[4]))));
        journal.told().forEach(told -> stands(told, rows, parts));
        keys(rows);
        rows.values().forEach(this::asked);
        rows.values().forEach(this::ended);
        sales(rows);
        journal.unanswered().forEach(key -> breaks(StockLaw.EVERY_CALL_IS_ANSWERED, key));
    }

    private void stands(Told told, Map<Long, Row> rows, Map<Long, Set<Part>> parts) {
        Map<Long, Integer> sums = new HashMap<>();
        told.parts().forEach(part -> sums.merge(part.variant(), part.quantity(), Integer::sum));
        if (!rows.containsKey(told.hold())) {
            breaks(StockLaw.AN_ACKNOWLEDGED_HOLD_STANDS, "hold " + told.hold() + " was acknowledged and is not there");
        } else if (!told.parts().equals(parts.getOrDefault(told.hold(), Set.of())) || !sums.equals(told.asked())) {
            breaks(
                    StockLaw.AN_ACKNOWLEDGED_HOLD_STANDS,
                    "hold " + told.hold() + " was told " + told.parts() + ", asked " + told.asked() + ", and is "
                            + parts.getOrDefault(told.hold(), Set.of()));
        }
    }

    /** Another hold under a key is right only when the one before it was over. */
    private void keys(Map<Long, Row> rows) {
        Map<String, Set<Long>> byKey = new HashMap<>();
        rows.values().stream()
                .filter(row -> journal.asked(row.key()))
                .forEach(row ->
                        byKey.computeIfAbsent(row.key(), _ -> new HashSet<>()).add(row.id()));
        journal.told()
                .forEach(told ->
                        byKey.computeIfAbsent(told.key(), _ -> new HashSet<>()).add(told.hold()));
        byKey.forEach((key, holds) -> {
            List<Row> inOrder = holds.stream()
                    .filter(rows::containsKey)
                    .map(rows::get)
                    .sorted(Comparator.comparingDouble(Row::heldAt))
                    .toList();
            for (int next = 1; next < inOrder.size(); next++) {
                if (inOrder.get(next).heldAt() < inOrder.get(next - 1).expiresAt()) {
                    breaks(StockLaw.ONE_KEY_IS_ONE_HOLD, "key " + key + " has the holds " + holds);
                }
            }
        });
    }

    private void asked(Row row) {
        boolean known = journal.knows(row.id());
        if (!known && !journal.asked(row.key())) {
            breaks(StockLaw.ONE_KEY_IS_ONE_HOLD, "nobody knows of hold " + row.id() + ", key '" + row.key() + "'");
        } else if (!known && journal.wasRefused(row.key()) && !row.state().equals("EXPIRED")) {
            breaks(StockLaw.ONE_KEY_IS_ONE_HOLD, "hold " + row.id() + " was refused and is " + row.state());
        }
    }

    private void ended(Row row) {
        boolean told = switch (row.state()) {
            case "RELEASED" -> journal.wasToBeGivenBack(row.id());
            case "COMMITTED", "PINNED" -> journal.wasToBePaid(row.id());
            default -> true;
        };
        if (!told) {
            breaks(StockLaw.A_HOLD_ENDS_ONLY_AS_TOLD, "hold " + row.id() + " is " + row.state() + ", nobody asked for");
        }
        Set<String> right =
                journal.givenBackInTime().contains(row.id()) ? Set.of("RELEASED") : Set.of("RELEASED", "EXPIRED");
        if (journal.givenBack().contains(row.id()) && !right.contains(row.state())) {
            breaks(StockLaw.AN_ACKNOWLEDGED_RELEASE_STANDS, "hold " + row.id() + " is " + row.state());
        }
    }

    private void sales(Map<Long, Row> rows) {
        Map<Long, List<Integer>> units = new HashMap<>();
        rows(StockQueries.UNITS)
                .forEach(row -> units.computeIfAbsent(Long.parseLong(row[0]), _ -> new ArrayList<>())
                        .add(Integer.parseInt(row[1])));
        journal.sold().forEach((hold, pieces) -> {
            Row row = rows.get(hold);
            List<Integer> ordered = units.getOrDefault(hold, List.of());
            if (row == null || !row.state().equals("COMMITTED") || !ordered.equals(List.of(pieces))) {
                breaks(
                        StockLaw.AN_ACKNOWLEDGED_SALE_STANDS,
                        "hold " + hold + " of " + pieces + " is " + row + ", orders of " + ordered);
            }
        });
    }

    /** Of pieces that were never counted more than once: the times in which a buyer surely had one never overlap. */
    private void owners() {
        Map<Long, List<Told>> byOffer = new HashMap<>();
        Set<Long> single = new HashSet<>();
        rows(StockQueries.SINGLES).forEach(row -> single.add(Long.parseLong(row[0])));
        Set<Long> seen = new HashSet<>();
        journal.told().stream()
                .filter(told -> seen.add(told.hold()))
                .forEach(told -> told.parts().stream()
                        .filter(part -> single.contains(part.offer()))
                        .forEach(part -> byOffer.computeIfAbsent(part.offer(), _ -> new ArrayList<>())
                                .add(told)));
        byOffer.forEach((offer, buyers) -> {
            List<Told> inOrder = new ArrayList<>(buyers);
            inOrder.sort(Comparator.comparingLong(told -> tenure(told).fromNanos()));
            long until = Long.MIN_VALUE;
            for (Told told : inOrder) {
                if (tenure(told).fromNanos() < until) {
                    breaks(
                            StockLaw.NO_TWO_BUYERS_HAVE_ONE_PIECE,
                            "hold " + told.hold() + " of offer " + offer + " came while another surely had it");
                }
                until = Math.max(until, tenure(told).untilNanos());
            }
        });
    }

    private StockJournal.Tenure tenure(Told told) {
        return journal.tenures().getOrDefault(told.hold(), new StockJournal.Tenure(0, 0, 0));
    }

    private List<String[]> rows(String sql) {
        List<String[]> rows = new ArrayList<>();
        for (String row : tables.apply(sql)) {
            rows.add(row.split("\\|", -1));
        }
        return Collections.unmodifiableList(rows);
    }
}
