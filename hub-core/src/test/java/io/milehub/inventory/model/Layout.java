package io.milehub.inventory.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence begins with: a house that tells snapshots and changes of two SKUs, one of them in two places, and a
 * boutique that tells versioned changes of a third; what their counts mean, and what there is.
 *
 * @param honest whether suppliers count what is there, sell nothing on the floor and refuse nothing: then no more may
 *     ever be promised than there is
 */
record Layout(List<Source> sources, List<Offer> offers, Map<Place, Integer> pieces, boolean honest) {
    static final int HOUSE = 0;
    static final int BOUTIQUE = 1;
    static final int VARIANTS = 3;

    private static final List<Meaning> MEANINGS =
            List.of(Meaning.NET_ON_ACK, Meaning.NET_ON_ACK, Meaning.NET_ON_ACK, Meaning.NET_ON_SHIP, Meaning.ALLOTMENT);

    enum Meaning {
        NET_ON_ACK,
        NET_ON_SHIP,
        ALLOTMENT
    }

    record Source(String name, int rank, Meaning meaning, Duration lag, int buffer) {}

    /** @param variant which it is at first */
    record Offer(
            String sku, int source, int variant, @Nullable Integer lifetimeLimit) {}

    static Layout of(long seed) {
        var random = new Random(seed);
        List<Source> sources =
                List.of(source("house", 10, random), source("boutique", random.nextBoolean() ? 5 : 20, random));
        List<Offer> offers = List.of(
                new Offer("A", HOUSE, 1, random.nextInt(3) > 0 ? null : 1 + random.nextInt(4)),
                new Offer("B", HOUSE, 2, random.nextInt(3) > 0 ? null : 1 + random.nextInt(3)),
                new Offer("C", BOUTIQUE, 1, null));
        Map<Place, Integer> pieces = new TreeMap<>();
        pieces.put(new Place(0, "main"), random.nextInt(6));
        pieces.put(new Place(0, "store"), random.nextInt(6));
        pieces.put(new Place(1, "main"), 2 + random.nextInt(5));
        pieces.put(new Place(2, "main"), 1 + random.nextInt(4));
        return new Layout(sources, offers, pieces, random.nextInt(3) == 0);
    }

    private static Source source(String name, int rank, Random random) {
        Meaning meaning = MEANINGS.get(random.nextInt(MEANINGS.size()));
        Duration lag = Duration.ofMinutes(random.nextBoolean() ? 0 : 10);
        return new Source(name, rank, meaning, lag, random.nextInt(4) == 0 ? 1 : 0);
    }

    Source source(Place place) {
        return sources.get(offers.get(place.offer()).source());
    }

    List<Place> places(int source) {
        return pieces.keySet().stream()
                .filter(place -> offers.get(place.offer()).source() == source)
                .toList();
    }
}
