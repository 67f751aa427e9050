package io.milehub.intake.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

/** Traces that travel together: told in order they end as the reference says, and in any other order alike. */
final class TraceCheck {
    private static final int STEPS_FEW = 3;
    private static final int STEPS_MANY = 6;
    private static final int MANY_EVERY = 10;

    /** Histories of one seed. */
    static final int TOGETHER = 8;

    private final TraceShop shop;

    TraceCheck(TraceShop shop) {
        this.shop = shop;
    }

    /** @param orders how many other orders are tried */
    void check(long seed, int orders) {
        boolean ties = seed % 3 == 0;
        Trace trace = new Trace(seed, TOGETHER, seed % MANY_EVERY == 0 ? STEPS_MANY : STEPS_FEW, ties);
        Random random = new Random(seed);
        var first = shop.taking(trace.parcels, random);
        if (!ties) {
            assertThat(shop.standing(first)).as("seed %d, in order", seed).isEqualTo(Reference.of(trace));
        }
        List<String> expected = shop.everything(first);
        for (int order = 0; order < orders; order++) {
            List<Parcel> disturbed = trace.disturbed(random);
            var other = shop.taking(disturbed, random);
            assertThat(shop.everything(other))
                    .as("seed %d, order %d: %s", seed, order, disturbed)
                    .isEqualTo(expected);
        }
    }
}
