package io.milehub.app.configuration.limits;

import io.milehub.intake.guard.GuardLimits;
import io.milehub.intake.guard.Limit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a run of a source may do before it is held. What is not named is as usual.
 *
 * @param window how far back small runs of a delta feed count together
 * @param repricedBeyondPercent a price that moves further, up or down, counts as repriced
 * @param all by measure, for every feed of the source
 * @param feeds by feed, then measure
 * @param brands by brand as the supplier writes it, then measure; beside the feed's own limits. Only of what is told
 *     piece by piece: what a run adds, changes and refuses is counted as a whole
 */
public record LimitProperties(
        @Nullable @DurationMin(minutes = 1) Duration window,
        @Nullable @Min(0) Integer repricedBeyondPercent,
        @DefaultValue Map<@Pattern(regexp = MEASURES, message = NO_MEASURE) String, @Valid LimitValue> all,

        @DefaultValue
        Map<String, Map<@Pattern(regexp = MEASURES, message = NO_MEASURE) String, @Valid LimitValue>> feeds,

        @DefaultValue
        Map<String, Map<@Pattern(regexp = OF_BRANDS, message = NOT_OF_BRANDS) String, @Valid LimitValue>> brands) {
    static final String OF_BRANDS = "removed|zeroed|repriced|currency|category";
    static final String MEASURES = "added|changed|refused|" + OF_BRANDS;
    private static final String NO_MEASURE = "is not what has a limit: write one of " + MEASURES;
    private static final String NOT_OF_BRANDS = "has no limit for a brand: write one of " + OF_BRANDS;

    /**
     * One limit.
     *
     * @param percent of the live facts of the feed, or of the brand
     * @param least so many pass whatever the share, though no more than half of what is there
     */
    public record LimitValue(
            @NotNull @Min(0) Integer percent,
            @NotNull @Min(0) Integer least) {}

    /** Whether anything is other than usual. */
    public boolean any() {
        return !limits().equals(GuardLimits.USUAL);
    }

    /** As the guard reads them. */
    public GuardLimits limits() {
        return GuardLimits.of(window, repricedBeyondPercent, byMeasure(all), byName(feeds), byName(brands));
    }

    private static Map<String, Map<String, Limit>> byName(Map<String, Map<String, LimitValue>> values) {
        Map<String, Map<String, Limit>> limits = new LinkedHashMap<>();
        values.forEach((name, measures) -> limits.put(name, byMeasure(measures)));
        return limits;
    }

    private static Map<String, Limit> byMeasure(Map<String, LimitValue> values) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        values.forEach((measure, value) -> limits.put(measure, new Limit(value.percent(), value.least())));
        return limits;
    }
}
