package io.milehub.intake.order;

import io.milehub.intake.FeedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A generated history of two suppliers: a house whose facts are ordered by moment, told by whole snapshots (also from a
 * slower, lagging source) and by changes, and a boutique that counts versions and tells changes only. They share GTINs
 * and a style, so that links of variants depend on both.
 */
final class Trace {
    static final String HOUSE = "house";
    static final String BOUTIQUE = "boutique";
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int SKUS = 4;
    private static final List<Parcel.Kind> KINDS = List.of(Parcel.Kind.values());
    private static final List<String> GTINS = List.of("", "4006381333931", "5901234123457");

    final List<Parcel> parcels = new ArrayList<>();
    final List<Word> words = new ArrayList<>();
    private final Random random;
    private final boolean ties;
    private final List<Map<String, String>> states = new ArrayList<>();

    /** @param ties whether facts of one moment may contradict each other: then only the orders are compared */
    Trace(long seed, int steps, boolean ties) {
        this.random = new Random(seed);
        this.ties = ties;
        Map<String, String> state = new TreeMap<>();
        for (int step = 0; step < steps; step++) {
            state = mutated(state, step);
            states.add(state);
            emit(step);
        }
    }

    /** The state of every key of both suppliers: `house/ITEM/H1` to its JSON members. */
    private Map<String, String> mutated(Map<String, String> before, int step) {
        Map<String, String> state = new TreeMap<>(before);
        int changes = step == 0 ? 8 : 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            Parcel.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String sku = "H" + random.nextInt(SKUS);
            String key = HOUSE + "/" + kind + "/" + sku;
            if (state.containsKey(key) && random.nextInt(4) == 0) {
                state.remove(key);
            } else {
                state.put(key, value(kind, step));
            }
        }
        if (random.nextInt(3) > 0) {
            Parcel.Kind kind = random.nextBoolean() ? Parcel.Kind.ITEM : Parcel.Kind.STOCK;
            String sku = "B" + random.nextInt(2);
            state.put(BOUTIQUE + "/" + kind + "/" + sku, value(kind, step));
        }
        return state;
    }

    private String value(Parcel.Kind kind, int step) {
        return switch (kind) {
            case ITEM ->
                "\"title\":\"Coat %d\",\"gtin\":\"%s\",\"style\":\"S%d\",\"size\":\"%d\",\"rrp\":\"%d.00\""
                        .formatted(
                                step,
                                GTINS.get(random.nextInt(GTINS.size())),
                                random.nextInt(2),
                                38 + 2 * random.nextInt(2),
                                100 + random.nextInt(900));
            case STOCK -> "\"quantity\":" + random.nextInt(6);
            case PRICE -> "\"amount\":\"%d.00\"".formatted(100 + random.nextInt(900));
        };
    }

    private void emit(int step) {
        if (step == 0 || random.nextInt(3) == 0) {
            snapshot(KINDS.get(random.nextInt(KINDS.size())), Math.max(0, step - lag()));
        }
        Map<String, String> before = step == 0 ? Map.of() : states.get(step - 1);
        for (Map.Entry<String, String> told : states.get(step).entrySet()) {
            String key = told.getKey();
            boolean isNew = !told.getValue().equals(before.get(key));
            if (isNew && random.nextInt(4) > 0) {
                change(key, step, told.getValue());
            }
            if (isNew && ties && random.nextInt(3) == 0) {
                change(key, step, value(kind(key), step + 100));
            }
        }
    }

    private int lag() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
    }

    /** Snapshots stand half a step after the state that they show, so that no change has their moment. */
    private void snapshot(Parcel.Kind kind, int shown) {
        Instant moment = BEGIN.plus(STEP.multipliedBy(shown)).plusSeconds(300 + parcels.size());
        String prefix = HOUSE + "/" + kind + "/";
        List<String> records = new ArrayList<>();
        for (int sku = 0; sku < SKUS; sku++) {
            String key = prefix + "H" + sku;
            String value = states.get(shown).get(key);
            words.add(new Word(key, value, moment, 0));
            if (value != null) {
                records.add("{\"sku\":\"H%d\",%s}".formatted(sku, value));
            }
        }
        if (records.isEmpty()) {
            words.subList(words.size() - SKUS, words.size()).clear();
            return;
        }
        Collections.shuffle(records, random);
        String feed = kind.name().toLowerCase(Locale.ROOT);
        add(new FeedKey(HOUSE, feed), kind, true, "\"asOf\":\"" + moment + "\"", records);
    }

    private void change(String key, int step, String value) {
        Instant moment = BEGIN.plus(STEP.multipliedBy(step));
        String source = key.substring(0, key.indexOf('/'));
        long version = source.equals(BOUTIQUE) ? 1 + step : 0;
        words.add(new Word(key, value, moment, version));
        String record =
                "{\"sku\":\"%s\",\"asOf\":\"%s\",\"version\":%d,%s}".formatted(sku(key), moment, version, value);
        String feed = kind(key).name().toLowerCase(Locale.ROOT) + "-news";
        add(new FeedKey(source, feed), kind(key), false, "\"note\":1", List.of(record));
    }

    private void add(FeedKey feed, Parcel.Kind kind, boolean snapshot, String header, Collection<String> records) {
        String list = records.stream().collect(Collectors.joining(",", "[", "]"));
        parcels.add(
                new Parcel(feed, "m" + parcels.size(), "{" + header + ",\"records\":" + list + "}", kind, snapshot));
    }

    static Parcel.Kind kind(String key) {
        return Parcel.Kind.valueOf(key.split("/", -1)[1]);
    }

    static String sku(String key) {
        return key.split("/", -1)[2];
    }

    /** The same deliveries in another order, some of them twice or three times. */
    List<Parcel> disturbed(Random disorder) {
        List<Parcel> order = new ArrayList<>(parcels);
        for (Parcel parcel : parcels) {
            for (int again = disorder.nextInt(6); again > 3; again--) {
                order.add(parcel);
            }
        }
        Collections.shuffle(order, disorder);
        return order;
    }
}
