package io.milehub.inventory.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which places are asked for a line in one market and destination: its criteria, then the trust in the
 * source, then offer and location, so that no two places are equal. What is not known of a place comes last.
 */
public final class Preference implements Comparator<Candidate> {
    /** Where nothing is known of any place, or there is nothing to choose. */
    public static final Preference BY_RANK = new Preference(List.of(), Map.of());

    private static final Facts NOTHING_KNOWN = new Facts(null, Distance.UNKNOWN, Freshness.OLDER_OR_UNKNOWN);

    private final Comparator<Candidate> order;

    /** A place. */
    record Place(long offerId, String location) {}

    /**
     * What is known of a place.
     *
     * @param priceMinor the offer's own price as the market would show it; null where it has none in its currency
     */
    record Facts(@Nullable Long priceMinor, Distance distance, Freshness freshness) {}

    Preference(List<Criterion> criteria, Map<Place, Facts> facts) {
        Comparator<Facts> known = (_, _) -> 0;
        for (Criterion criterion : criteria) {
            known = known.thenComparing(by(criterion));
        }
        this.order = Comparator.comparing((Candidate candidate) -> of(candidate, facts), known)
                .thenComparingInt(Candidate::rank)
                .thenComparingLong(Candidate::offerId)
                .thenComparing(Candidate::location);
    }

    @Override
    public int compare(Candidate one, Candidate other) {
        return order.compare(one, other);
    }

    private static Comparator<Facts> by(Criterion criterion) {
        return switch (criterion) {
            case PRICE -> Comparator.comparing(Facts::priceMinor, Comparator.nullsLast(Comparator.naturalOrder()));
            case DISTANCE -> Comparator.comparing(Facts::distance);
            case FRESHNESS -> Comparator.comparing(Facts::freshness);
        };
    }

    private static Facts of(Candidate candidate, Map<Place, Facts> facts) {
        return facts.getOrDefault(new Place(candidate.offerId(), candidate.location()), NOTHING_KNOWN);
    }
}
