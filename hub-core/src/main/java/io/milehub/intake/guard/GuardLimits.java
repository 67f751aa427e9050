package io.milehub.intake.guard;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one source, as {@code intake.source.limits} keeps them. What is not named has the limit that is usual.
 *
 * @param window how far back delta runs count together, so that a drip is seen
 * @param repricedBeyondPercent a price that moves further, up or down, counts as repriced
 * @param all by measure, for every feed
 * @param feeds by feed, then measure
 * @param brands by brand as the supplier writes it, then measure: beside the feed's own, as a share of the brand's live
 *     offers
 */
public record GuardLimits(
        Duration window,
        int repricedBeyondPercent,
        Map<String, Limit> all,
        Map<String, Map<String, Limit>> feeds,
        Map<String, Map<String, Limit>> brands) {
    private static final Duration DAY = Duration.ofHours(24);
    private static final int BEYOND_PERCENT = 30;

    /** A day, 30 %, and what each measure says of itself. */
    public static final GuardLimits USUAL = new GuardLimits(DAY, BEYOND_PERCENT, Map.of(), Map.of(), Map.of());

    /** What is absent is as usual. */
    public static GuardLimits of(
            @Nullable Duration window,
            @Nullable Integer repricedBeyondPercent,
            Map<String, Limit> all,
            Map<String, Map<String, Limit>> feeds,
            Map<String, Map<String, Limit>> brands) {
        return new GuardLimits(
                window == null ? DAY : window,
                repricedBeyondPercent == null ? BEYOND_PERCENT : repricedBeyondPercent,
                all,
                feeds,
                brands);
    }

    Limit of(String feed, Measure measure) {
        Limit ofAll = all.getOrDefault(measure.slug(), measure.usual());
        return feeds.getOrDefault(feed, Map.of()).getOrDefault(measure.slug(), ofAll);
    }
}
