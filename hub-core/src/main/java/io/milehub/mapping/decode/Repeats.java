package io.milehub.mapping.decode;

/** Whether what stands at a place of records is as in the record before, and so worth keeping for the next. */
abstract class Repeats {
    /** Where so many in a row were others than the one before, only now and then one is kept. */
    private static final int OTHERS_MAX = 32;

    private static final int OTHERS_EACH = 16;

    private int others;

    /** Returns what it is told. */
    final boolean seen(boolean same) {
        others = same ? 0 : others + 1;
        return same;
    }

    final boolean isWorthKeeping() {
        return others <= OTHERS_MAX || others % OTHERS_EACH == 0;
    }
}
