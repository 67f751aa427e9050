package io.milehub.inventory.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What happens next, with numbers that choose among what there is by then, so that a sequence from which steps were
 * dropped is a sequence too.
 */
record Step(Kind kind, int a, int b, int c) {
    static final int MANY = 40;

    /** With how often each comes. */
    enum Kind {
        HOLD(7),
        CROWD(2),
        RELEASE(2),
        PIN(2),
        UNPIN(1),
        COMMIT(1),
        BUY(6),
        EXPIRE(2),
        PASS(5),
        CHANGE(6),
        SNAPSHOT(3),
        DELIVER(6),
        MERGE(3),
        FLOOR_SALE(1),
        RESTOCK(1),
        WORD(8),
        CLEAR(1),
        RELINK(1),
        SETTLE(3),
        SWEEP(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        /** Whether it is something that suppliers do and say when they did it. */
        boolean isOfSuppliers() {
            return this == CHANGE || this == SNAPSHOT || this == FLOOR_SALE || this == WORD;
        }
    }

    /** Without anything sold there is little to say. */
    private static final List<Kind> BEGINNING = List.of(Kind.HOLD, Kind.BUY, Kind.HOLD, Kind.BUY);

    static List<Step> sequence(long seed) {
        var random = new Random(~seed);
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.weight; i++) {
                kinds.add(kind);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Kind kind = i < BEGINNING.size() ? BEGINNING.get(i) : kinds.get(random.nextInt(kinds.size()));
            steps.add(new Step(kind, random.nextInt(1_000), random.nextInt(1_000), random.nextInt(1_000)));
        }
        return steps;
    }
}
