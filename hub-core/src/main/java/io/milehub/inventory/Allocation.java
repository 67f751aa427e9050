package io.milehub.inventory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Decides in memory, over rows that are locked, which offer and location answers for which pieces. Baskets
 * are decided in the order of the calls, each against what the ones before it left, so that one lock can
 * serve one buyer or a group.
 *
 * <p>A line goes to the best single place that can cover it (by rank, then offer, then location). Only where
 * no place can is it split over several in that order: lists show the sum over all offers, so refusing a
 * pair that lies in two boutiques would belie what the member was shown.
 */
final class Allocation {
    private static final Comparator<Place> BEST_FIRST = Comparator.comparingInt(Place::rank)
            .thenComparingLong(Place::offerId)
            .thenComparing(Place::location);

    private final Map<Long, List<Place>> placesByVariant = new HashMap<>();
    private final Map<Place, Integer> available = new HashMap<>();

    /** A row of stock that may answer for a variant. */
    record Place(long variantId, long offerId, String location, int rank) {}

    /** Pieces at a place. */
    record Part(Place place, int quantity) {}

    /** What one basket got: all parts, or what it lacks. */
    sealed interface Decision {
        record Whole(List<Part> parts) implements Decision {}

        record Lacking(List<HoldOutcome.Lack> lacks) implements Decision {}
    }

    void offer(Place place, int pieces) {
        placesByVariant
                .computeIfAbsent(place.variantId(), _ -> new ArrayList<>())
                .add(place);
        available.put(place, Math.max(0, pieces));
    }

    /** Takes a whole basket or nothing. */
    Decision take(SortedMap<Long, Integer> demand) {
        List<HoldOutcome.Lack> lacks = new ArrayList<>();
        demand.forEach((variant, asked) -> {
            int free = places(variant).stream().mapToInt(available::get).sum();
            if (free < asked) {
                lacks.add(new HoldOutcome.Lack(variant, asked, free));
            }
        });
        if (!lacks.isEmpty()) {
            return new Decision.Lacking(lacks);
        }
        List<Part> parts = new ArrayList<>();
        demand.forEach((variant, asked) -> parts.addAll(take(places(variant), asked)));
        parts.forEach(part -> available.merge(part.place(), -part.quantity(), Integer::sum));
        return new Decision.Whole(parts);
    }

    private List<Part> take(List<Place> places, int asked) {
        for (Place place : places) {
            if (free(place) >= asked) {
                return List.of(new Part(place, asked));
            }
        }
        List<Part> parts = new ArrayList<>();
        int missing = asked;
        for (Place place : places) {
            int pieces = Math.min(missing, free(place));
            if (pieces > 0) {
                parts.add(new Part(place, pieces));
                missing -= pieces;
            }
        }
        return parts;
    }

    private List<Place> places(long variant) {
        return placesByVariant.getOrDefault(variant, List.of()).stream()
                .sorted(BEST_FIRST)
                .toList();
    }

    private int free(Place place) {
        return available.getOrDefault(place, 0);
    }
}
