package io.milehub.intake.stage;

import java.util.Arrays;

/**
 * Whether a key may have been staged twice, so that a run without duplicates, as nearly all are, need not search for
 * them: 64 bits of a hash of every key, up to a bound from which on it must be searched.
 */
final class SeenKeys {
    private static final int SLOTS_FIRST = 1 << 10;
    private static final int KEYS_MAX = 1 << 21;

    private long[] slots = new long[SLOTS_FIRST];
    private int count;
    private boolean repeated;

    /** @param part the rest of the key, or an empty text */
    void add(String key, String part) {
        if (repeated) {
            return;
        }
        long hash = hash(hash(0x9E3779B97F4A7C15L, key), part);
        if (count == KEYS_MAX || !put(slots, hash == 0 ? 1 : hash)) {
            repeated = true;
            slots = new long[0];
            return;
        }
        if (++count * 2 > slots.length) {
            grow();
        }
    }

    /** Whether there may be two rows of one key. */
    boolean anyTwice() {
        return repeated;
    }

    private void grow() {
        long[] larger = new long[2 * slots.length];
        Arrays.stream(slots).filter(hash -> hash != 0).forEach(hash -> put(larger, hash));
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int at = (int) (hash >>> 20) & (slots.length - 1);
        while (slots[at] != 0) {
            if (slots[at] == hash) {
                return false;
            }
            at = (at + 1) & (slots.length - 1);
        }
        slots[at] = hash;
        return true;
    }

    private static long hash(long begin, String text) {
        long hash = begin ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
