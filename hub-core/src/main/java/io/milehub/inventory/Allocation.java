package io.milehub.inventory;

import io.milehub.inventory.OffersForSale.OfferForSale;
import io.milehub.inventory.choice.Candidate;
import io.milehub.inventory.choice.Preference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Decides in memory, over rows that are locked, which offer and location answers for which pieces. Baskets are decided
 * in the order of the calls, each against what the ones before it left, so that one lock can serve one buyer or a
 * group; and each among the offers that its own member may buy.
 *
 * <p>A line goes to the best single place that can cover it, by the {@link Preference} of its market. Only where no
 * place can is it split over several in that order: lists show the sum over all offers, so refusing a pair that lies in
 * two boutiques would belie what the member was shown.
 */
final class Allocation {
    private final Map<Long, List<Level>> levelsByOffer = new HashMap<>();
    private final Map<Long, Integer> leftByOffer = new HashMap<>();

    /** A row of stock, and what it can still give. */
    static final class Level {
        private final long offerId;
        private final String location;
        private int free;

        /** @param available negative when the shop floor sold what was promised */
        Level(long offerId, String location, int available) {
            this.offerId = offerId;
            this.location = location;
            this.free = Math.max(0, available);
        }

        long offerId() {
            return offerId;
        }

        String location() {
            return location;
        }
    }

    private record Place(OfferForSale offer, Level level) {
        Candidate candidate() {
            return new Candidate(offer.offerId(), level.location(), offer.rank());
        }
    }

    /** Pieces at a place. */
    record Part(OfferForSale offer, String location, int quantity) {}

    /** What one basket got: all parts, or what it lacks. */
    sealed interface Decision {
        record Whole(List<Part> parts) implements Decision {}

        record Lacking(List<HoldOutcome.Lack> lacks) implements Decision {}
    }

    Allocation(Collection<Level> levels) {
        levels.forEach(level -> levelsByOffer
                .computeIfAbsent(level.offerId(), _ -> new ArrayList<>())
                .add(level));
    }

    /** An offer of which only so many more may ever be promised, wherever they lie. */
    void limit(long offerId, int left) {
        leftByOffer.put(offerId, Math.max(0, left));
    }

    /** Whether these offers lie at more than one place, so that there is something to choose. */
    boolean leavesAChoice(Collection<OfferForSale> offers) {
        return offers.stream()
                        .mapToInt(offer -> levelsByOffer
                                .getOrDefault(offer.offerId(), List.of())
                                .size())
                        .sum()
                > 1;
    }

    /**
     * Takes a whole basket or nothing.
     *
     * @param offers by variant, what may answer for it
     */
    Decision take(SortedMap<Long, Integer> demand, Map<Long, List<OfferForSale>> offers, Preference preference) {
        List<HoldOutcome.Lack> lacks = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        demand.forEach((variant, asked) -> {
            List<Part> found = find(places(offers.getOrDefault(variant, List.of()), preference), asked);
            int free = found.stream().mapToInt(Part::quantity).sum();
            if (free < asked) {
                lacks.add(new HoldOutcome.Lack(variant, asked, free));
            }
            parts.addAll(found);
        });
        if (!lacks.isEmpty()) {
            return new Decision.Lacking(lacks);
        }
        parts.forEach(this::give);
        return new Decision.Whole(parts);
    }

    /** As many of these as there are, all at one place where one has them all. */
    private List<Part> find(List<Place> places, int asked) {
        for (Place place : places) {
            if (Math.min(place.level().free, left(place.offer().offerId())) >= asked) {
                return List.of(new Part(place.offer(), place.level().location(), asked));
            }
        }
        List<Part> parts = new ArrayList<>();
        Map<Long, Integer> taken = new HashMap<>();
        int missing = asked;
        for (Place place : places) {
            long offer = place.offer().offerId();
            int left = left(offer) - taken.getOrDefault(offer, 0);
            int pieces = Math.min(missing, Math.min(place.level().free, left));
            if (pieces > 0) {
                parts.add(new Part(place.offer(), place.level().location(), pieces));
                taken.merge(offer, pieces, Integer::sum);
                missing -= pieces;
            }
        }
        return parts;
    }

    private void give(Part part) {
        long offer = part.offer().offerId();
        leftByOffer.computeIfPresent(offer, (_, left) -> left - part.quantity());
        levelsByOffer.getOrDefault(offer, List.of()).stream()
                .filter(level -> level.location().equals(part.location()))
                .forEach(level -> level.free -= part.quantity());
    }

    private int left(long offer) {
        return leftByOffer.getOrDefault(offer, Integer.MAX_VALUE);
    }

    private List<Place> places(List<OfferForSale> offers, Preference preference) {
        return offers.stream()
                .flatMap(offer -> levelsByOffer.getOrDefault(offer.offerId(), List.of()).stream()
                        .map(level -> new Place(offer, level)))
                .sorted(Comparator.comparing(Place::candidate, preference))
                .toList();
    }
}
