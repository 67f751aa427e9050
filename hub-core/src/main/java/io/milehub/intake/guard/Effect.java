package io.milehub.intake.guard;

import java.util.EnumMap;
import java.util.Map;

/** What a run would do, in records by measure. */
public record Effect(Map<Measure, Integer> counts) {
    public Effect {
        counts = Map.copyOf(counts);
    }

    static Effect of(Map<Measure, Integer> counts) {
        Map<Measure, Integer> some = new EnumMap<>(Measure.class);
        counts.forEach((measure, count) -> {
            if (count > 0) {
                some.put(measure, count);
            }
        });
        return new Effect(some);
    }

    public int count(Measure measure) {
        return counts.getOrDefault(measure, 0);
    }

    /** Whether it does no more, in any measure, than the other. */
    public boolean within(Effect other) {
        return counts.entrySet().stream().allMatch(mine -> mine.getValue() <= other.count(mine.getKey()));
    }
}
