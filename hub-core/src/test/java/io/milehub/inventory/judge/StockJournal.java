package io.milehub.inventory.judge;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What buyers asked and were told, and what suppliers told: kept outside of the hub, which has to answer for it. May be
 * written by many at once.
 */
public final class StockJournal {
    /** A part of a hold, as the buyer was told it. */
    public record Part(long variant, long offer, String location, int quantity) {
        @Override
        public String toString() {
            return quantity + " of " + variant + "/" + offer + " at " + location;
        }
    }

    /**
     * An acknowledged hold.
     *
     * @param key under which it was asked for
     * @param asked pieces by variant, lines summed
     * @param parts what answers for them
     */
    public record Told(String key, long hold, Map<Long, Integer> asked, Set<Part> parts) {}

    /** A time during which a buyer surely had pieces, on one clock of this process. */
    record Tenure(long fromNanos, long untilNanos, long deadlineNanos) {
        Tenure until(long nanos) {
            return new Tenure(fromNanos, nanos, deadlineNanos);
        }
    }

    private final Queue<Told> told = new ConcurrentLinkedQueue<>();
    private final Map<Long, Told> byHold = new ConcurrentHashMap<>();
    private final Map<Long, Tenure> tenures = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Set<Long> givingBack = ConcurrentHashMap.newKeySet();
    private final Set<Long> givenBack = ConcurrentHashMap.newKeySet();
    private final Set<Long> givenBackInTime = ConcurrentHashMap.newKeySet();
    private final Set<Long> paying = ConcurrentHashMap.newKeySet();
    private final Map<Long, Integer> sold = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> counts = new ConcurrentHashMap<>();
    private final Map<String, Integer> lastCounts = new ConcurrentHashMap<>();
    private final Map<StockLaw, Queue<String>> witnessed = new ConcurrentHashMap<>();

    /** A hold is asked for, now or again, under this key. */
    public void asks(String key) {
        asked.add(key);
    }

    /** It was refused. */
    public void refused(String key) {
        refused.add(key);
    }

    /**
     * It was acknowledged.
     *
     * @param left until its deadline, from this moment on
     */
    public void held(Told hold, Duration left) {
        long now = System.nanoTime();
        told.add(hold);
        byHold.put(hold.hold(), hold);
        tenures.putIfAbsent(hold.hold(), new Tenure(now, now + left.toNanos(), now + left.toNanos()));
    }

    /** To be called before it is asked for. */
    public void givesBack(long hold) {
        givingBack.add(hold);
        ends(hold);
    }

    /** That was acknowledged. */
    public void gaveBack(long hold) {
        givenBack.add(hold);
        Tenure tenure = tenures.get(hold);
        if (tenure != null && System.nanoTime() < tenure.deadlineNanos()) {
            givenBackInTime.add(hold);
        }
    }

    /** To be called before it is asked for. */
    public void pays(long hold) {
        paying.add(hold);
    }

    /** The order was acknowledged, with so many pieces. */
    public void bought(long hold, int pieces) {
        sold.put(hold, pieces);
        tenures.computeIfPresent(hold, (_, tenure) -> tenure.until(Long.MAX_VALUE));
    }

    /** The supplier tells a count; in its own order. */
    public void counted(String sku, String location, int quantity) {
        String level = sku + " at " + location;
        counts.computeIfAbsent(level, _ -> ConcurrentHashMap.newKeySet()).add(quantity);
        lastCounts.put(level, quantity);
    }

    /** The database's clock is about to be moved on: whatever has a deadline may be over from now on. */
    public void timePasses() {
        long now = System.nanoTime();
        tenures.replaceAll((_, was) -> was.untilNanos() == Long.MAX_VALUE
                ? was
                : new Tenure(was.fromNanos(), Math.min(now, was.untilNanos()), Math.min(now, was.deadlineNanos())));
    }

    /** Somebody saw what must not be. */
    public void saw(StockLaw broken, String what) {
        witnessed.computeIfAbsent(broken, _ -> new ConcurrentLinkedQueue<>()).add(what);
    }

    private void ends(long hold) {
        long now = System.nanoTime();
        tenures.computeIfPresent(hold, (_, tenure) -> tenure.until(Math.min(now, tenure.untilNanos())));
    }

    /** How many holds were acknowledged. */
    public int holds() {
        return byHold.size();
    }

    public int returns() {
        return givenBack.size();
    }

    public int sales() {
        return sold.size();
    }

    public int refusals() {
        return refused.size();
    }

    Collection<Told> told() {
        return told;
    }

    boolean knows(long hold) {
        return byHold.containsKey(hold);
    }

    Map<Long, Tenure> tenures() {
        return tenures;
    }

    boolean asked(String key) {
        return asked.contains(key);
    }

    boolean wasRefused(String key) {
        return refused.contains(key);
    }

    /** Keys whose call came to no end. */
    List<String> unanswered() {
        Set<String> ended = ConcurrentHashMap.newKeySet();
        ended.addAll(refused);
        told.forEach(one -> ended.add(one.key()));
        return asked.stream().filter(key -> !ended.contains(key)).toList();
    }

    boolean wasToBeGivenBack(long hold) {
        return givingBack.contains(hold);
    }

    Set<Long> givenBack() {
        return givenBack;
    }

    /** Acknowledged before its deadline, so that nothing else can have ended it. */
    Set<Long> givenBackInTime() {
        return givenBackInTime;
    }

    boolean wasToBePaid(long hold) {
        return paying.contains(hold);
    }

    Map<Long, Integer> sold() {
        return sold;
    }

    boolean wasCounted(String level, int quantity) {
        return counts.getOrDefault(level, Set.of()).contains(quantity);
    }

    Map<String, Integer> lastCounts() {
        return lastCounts;
    }

    Map<StockLaw, List<String>> witnessed() {
        Map<StockLaw, List<String>> seen = new HashMap<>();
        witnessed.forEach((law, what) -> seen.put(law, List.copyOf(what)));
        return seen;
    }
}
