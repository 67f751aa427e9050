package io.milehub.inventory.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Plays many sequences side by side, and makes a short one of one that goes wrong. */
final class Sequences {
    private static final int SIDE_BY_SIDE = 6;
    private static final int SHRINKING_TRIES_MAX = 200;

    private final Hub hub;

    Sequences(Hub hub) {
        this.hub = hub;
    }

    /** A sequence that did not go as the reference says. */
    record Wrong(long seed, Play.Broken how) {}

    /** The first of these that was seen to go wrong; when one does the rest is left. */
    Optional<Wrong> firstWrong(long first, int many) {
        var found = new ConcurrentSkipListMap<Long, Play.Broken>();
        var next = new AtomicLong(first);
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (int i = 0; i < SIDE_BY_SIDE; i++) {
                threads.execute(() -> {
                    for (long seed = next.getAndIncrement();
                            seed < first + many && found.isEmpty();
                            seed = next.getAndIncrement()) {
                        Play.Broken broken = played(Layout.of(seed), Step.sequence(seed));
                        if (broken != null) {
                            found.put(seed, broken);
                        }
                    }
                });
            }
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Wrong(
                        found.firstEntry().getKey(), found.firstEntry().getValue()));
    }

    private Play.@Nullable Broken played(Layout layout, List<Step> steps) {
        try {
            Play.play(hub, layout, steps);
            return null;
        } catch (Play.Broken broken) {
            return broken;
        }
    }

    /** Leaves out halves, quarters and at last single steps as long as it still goes wrong. */
    AssertionError shrunk(long seed) {
        Layout layout = Layout.of(seed);
        List<Step> steps = Step.sequence(seed);
        Play.Broken shortest = played(layout, steps);
        if (shortest == null) {
            return new AssertionError("seed " + seed + " went wrong once and not again");
        }
        int tries = 0;
        for (int chunk = steps.size() / 2; chunk > 0; chunk /= 2) {
            for (int from = steps.size() - chunk; from >= 0 && tries < SHRINKING_TRIES_MAX; from -= chunk, tries++) {
                List<Step> fewer = new ArrayList<>(steps);
                fewer.subList(from, Math.min(steps.size(), from + chunk)).clear();
                Play.Broken broken = played(layout, fewer);
                if (broken != null) {
                    steps = fewer;
                    shortest = broken;
                }
            }
        }
        return new Play.Broken(
                "seed " + seed + ", " + steps.size() + " steps are enough:\n  " + shortest.getMessage(), shortest);
    }
}
