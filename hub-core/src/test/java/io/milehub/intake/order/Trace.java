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
 * Generated histories of two suppliers: a house whose facts are ordered by moment, told by whole snapshots (also from a
 * slower, lagging source) and by changes, and a boutique that counts versions and tells changes only. They share GTINs
 * and a style, so that links of variants depend on both.
 *
 * <p>Several histories travel in the same deliveries: each has SKUs, GTINs and styles of its own, and chance of its
 * own, so nothing links one to another. A run costs the same for one record as for ten.
 */
final class Trace {
    static final String HOUSE = "house";
    static final String BOUTIQUE = "boutique";
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int SKUS = 4;
    private static final int GTINS = 3;
    private static final List<Parcel.Kind> KINDS = List.of(Parcel.Kind.values());

    final List<Parcel> parcels = new ArrayList<>();
    final List<Word> words = new ArrayList<>();
    private final Random random;
    private final int histories;
    private final boolean ties;
    private final List<Map<String, String>> states = new ArrayList<>();

    /**
     * Generates them.
     *
     * @param histories how many travel together
     * @param ties whether facts of one moment may contradict each other: then only the orders are compared
     */
    Trace(long seed, int histories, int steps, boolean ties) {
        this.random = new Random(seed);
        this.histories = histories;
        this.ties = ties;
        Map<String, String> state = new TreeMap<>();
        for (int step = 0; step < steps; step++) {
            state = mutated(state, step);
            states.add(state);
            emit(step);
        }
    }

    /** The state of every key of both suppliers: `house/ITEM/H0-1` to its JSON members. */
    private Map<String, String> mutated(Map<String, String> before, int step) {
        Map<String, String> state = new TreeMap<>(before);
        for (int history = 0; history < histories; history++) {
            mutate(state, history, step);
        }
        return state;
    }

    private void mutate(Map<String, String> state, int history, int step) {
        int changes = step == 0 ? 8 : 1 + random.nextInt(3);
        for (int change = 0; change < changes; change++) {
            Parcel.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            String key = HOUSE + "/" + kind + "/" + houseSku(history, random.nextInt(SKUS));
            if (state.containsKey(key) && random.nextInt(4) == 0) {
                state.remove(key);
            } else {
                String value = value(kind, history, step);
                state.merge(key, value, (old, told) -> random.nextBoolean() ? repriced(old, step) : told);
            }
        }
        if (random.nextInt(3) > 0) {
            Parcel.Kind kind = random.nextBoolean() ? Parcel.Kind.ITEM : Parcel.Kind.STOCK;
            String sku = "B%d-%d".formatted(history, random.nextInt(2));
            state.put(BOUTIQUE + "/" + kind + "/" + sku, value(kind, history, step));
        }
    }

    /** The same item at another price: nothing that links it changes. Of other kinds nothing does. */
    private static String repriced(String value, int step) {
        return value.replaceFirst("\"rrp\":\"[0-9]+", "\"rrp\":\"" + (1000 + step));
    }

    private static String houseSku(int history, int number) {
        return "H%d-%d".formatted(history, number);
    }

    private String value(Parcel.Kind kind, int history, int step) {
        return switch (kind) {
            case ITEM ->
                "\"title\":\"Coat %d\",\"gtin\":\"%s\",\"style\":\"S%d-%d\",\"size\":\"%d\",\"rrp\":\"%d.00\""
                        .formatted(
                                step,
                                gtin(history, random.nextInt(GTINS)),
                                history,
                                random.nextInt(2),
                                38 + 2 * random.nextInt(2),
                                100 + random.nextInt(900));
            case STOCK -> "\"quantity\":" + random.nextInt(6);
            case PRICE -> "\"amount\":\"%d.00\"".formatted(100 + random.nextInt(900));
        };
    }

    /** No GTIN, or one of the history's own, its check digit by GS1 General Specifications 7.9. */
    private static String gtin(int history, int number) {
        if (number == 0) {
            return "";
        }
        String body = "40063813%04d".formatted(history * GTINS + number);
        int sum = 0;
        for (int place = 0; place < body.length(); place++) {
            sum += (body.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return body + (10 - sum % 10) % 10;
    }

    private void emit(int step) {
        if (step == 0 || random.nextInt(3) == 0) {
            snapshot(KINDS.get(random.nextInt(KINDS.size())), Math.max(0, step - lag()));
        }
        Map<String, String> before = step == 0 ? Map.of() : states.get(step - 1);
        Map<String, List<String>> changes = new TreeMap<>();
        Map<String, List<String>> contradictions = new TreeMap<>();
        for (Map.Entry<String, String> told : states.get(step).entrySet()) {
            String key = told.getKey();
            boolean isNew = !told.getValue().equals(before.get(key));
            if (isNew && random.nextInt(4) > 0) {
                change(changes, key, step, told.getValue());
            }
            if (isNew && ties && random.nextInt(3) == 0) {
                change(contradictions, key, step, value(kind(key), history(key), step + 100));
            }
        }
        changes.forEach(this::tell);
        contradictions.forEach(this::tell);
    }

    private int lag() {
        return random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
    }

    /** Snapshots stand half a step after the state that they show, so that no change has their moment. */
    private void snapshot(Parcel.Kind kind, int shown) {
        Instant moment = BEGIN.plus(STEP.multipliedBy(shown)).plusSeconds(300 + parcels.size());
        String prefix = HOUSE + "/" + kind + "/";
        List<String> records = new ArrayList<>();
        for (int number = 0; number < histories * SKUS; number++) {
            String sku = houseSku(number / SKUS, number % SKUS);
            String value = states.get(shown).get(prefix + sku);
            words.add(new Word(prefix + sku, value, moment, 0));
            if (value != null) {
                records.add("{\"sku\":\"%s\",%s}".formatted(sku, value));
            }
        }
        if (records.isEmpty()) {
            words.subList(words.size() - histories * SKUS, words.size()).clear();
            return;
        }
        Collections.shuffle(records, random);
        String feed = kind.name().toLowerCase(Locale.ROOT);
        add(new FeedKey(HOUSE, feed), kind, true, "\"asOf\":\"" + moment + "\"", records);
    }

    /** A history's changes of a moment are told one a delivery, those of all histories together. */
    private void change(Map<String, List<String>> deliveries, String key, int step, String value) {
        Instant moment = BEGIN.plus(STEP.multipliedBy(step));
        String source = key.substring(0, key.indexOf('/'));
        long version = source.equals(BOUTIQUE) ? 1 + step : 0;
        words.add(new Word(key, value, moment, version));
        String record =
                "{\"sku\":\"%s\",\"asOf\":\"%s\",\"version\":%d,%s}".formatted(sku(key), moment, version, value);
        String delivery = source + "/" + kind(key) + "/" + sku(key).replaceFirst(".*-", "");
        deliveries.computeIfAbsent(delivery, _ -> new ArrayList<>()).add(record);
    }

    private void tell(String delivery, List<String> records) {
        String source = delivery.substring(0, delivery.indexOf('/'));
        Parcel.Kind kind = kind(delivery);
        add(new FeedKey(source, kind.name().toLowerCase(Locale.ROOT) + "-news"), kind, false, "\"note\":1", records);
    }

    private void add(FeedKey feed, Parcel.Kind kind, boolean snapshot, String header, Collection<String> records) {
        String list = records.stream().collect(Collectors.joining(",", "[", "]"));
        parcels.add(
                new Parcel(feed, "m" + parcels.size(), "{" + header + ",\"records\":" + list + "}", kind, snapshot));
    }

    static Parcel.Kind kind(String key) {
        return Parcel.Kind.valueOf(key.split("/", -1)[1]);
    }

    private static int history(String key) {
        return Integer.parseInt(sku(key).replaceFirst("-.*", "").substring(1));
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
