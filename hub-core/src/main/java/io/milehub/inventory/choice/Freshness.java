package io.milehub.inventory.choice;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How old a count is, in steps: within one the other criteria decide. */
enum Freshness {
    HOUR,
    DAY,
    WEEK,
    OLDER_OR_UNKNOWN;

    static Freshness of(@Nullable Duration age) {
        if (age == null || age.compareTo(Duration.ofDays(7)) > 0) {
            return OLDER_OR_UNKNOWN;
        }
        if (age.compareTo(Duration.ofDays(1)) > 0) {
            return WEEK;
        }
        return age.compareTo(Duration.ofHours(1)) > 0 ? DAY : HOUR;
    }
}
