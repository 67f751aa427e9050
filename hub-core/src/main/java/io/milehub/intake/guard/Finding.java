package io.milehub.intake.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One limit that a run is beyond.
 *
 * @param brand where the limit is one of a brand
 * @param records how many this run would touch
 * @param before how many the delta runs of the window have touched already
 * @param allowed the most that passes, before and records together
 * @param base of how many
 * @param samples a few of them
 */
public record Finding(
        Measure measure,
        @Nullable String brand,
        int records,
        long before,
        long allowed,
        long base,
        List<Sample> samples) {
    /** One record: what stands and what would stand, null is nothing; of a refused one what came and why it is. */
    public record Sample(
            String sku, @Nullable String was, @Nullable String becomes) {}

    /** As an operator reads it. */
    public String text() {
        String all = "would have " + records + " " + measure.slug() + " of " + base;
        String drip = before == 0 ? "" : " after " + before + " in the runs before";
        return all + (brand == null ? "" : " of " + brand) + drip + ", beyond the " + allowed + " that pass";
    }
}
