package io.milehub.app.configuration;

import io.milehub.intake.guard.GuardLimits;
import io.milehub.intake.guard.Limit;
import io.milehub.intake.guard.Measure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a run of a source may do before it is held. What is not named is as usual.
 *
 * @param window how far back small runs of a delta feed count together
 * @param repricedBeyondPercent a price that moves further, up or down, counts as repriced
 * @param all by measure, for every feed of the source
 * @param feeds by feed, then measure
 * @param brands by brand as the supplier writes it, then measure; beside the feed's own limits
 */
public record LimitProperties(
        @Nullable Duration window,
        @Nullable @Min(0) Integer repricedBeyondPercent,
        @DefaultValue Map<Measure, @Valid LimitValue> all,
        @DefaultValue Map<String, Map<Measure, @Valid LimitValue>> feeds,
        @DefaultValue Map<String, Map<Measure, @Valid LimitValue>> brands) {

    /**
     * One limit.
     *
     * @param percent of the live facts of the feed, or of the brand
     * @param least so many pass whatever the share, though no more than half of what is there
     */
    public record LimitValue(
            @NotNull @Min(0) Integer percent,
            @NotNull @Min(0) Integer least) {}

    /** As the guard reads them. */
    public GuardLimits limits() {
        return GuardLimits.of(window, repricedBeyondPercent, byMeasure(all), byName(feeds), byName(brands));
    }

    private static Map<String, Map<String, Limit>> byName(Map<String, Map<Measure, LimitValue>> values) {
        Map<String, Map<String, Limit>> limits = new LinkedHashMap<>();
        values.forEach((name, measures) -> limits.put(name, byMeasure(measures)));
        return limits;
    }

    private static Map<String, Limit> byMeasure(Map<Measure, LimitValue> values) {
        Map<String, Limit> limits = new LinkedHashMap<>();
        values.forEach((measure, value) -> limits.put(measure.slug(), new Limit(value.percent(), value.least())));
        return limits;
    }
}
