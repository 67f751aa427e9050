package io.milehub.simulators.assortment;

import java.util.List;

/**
 * Random numbers that depend on the seed and on the names they were split by, and on nothing else.
 *
 * <p>SplitMix64, written out because what a seed means must not change with the JDK. A split does not depend on how
 * many numbers its parent gave before, so one more draw for one item never moves the others.
 */
public final class Dice {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long root;
    private long state;

    private Dice(long root) {
        this.root = root;
        this.state = root;
    }

    /** The dice of a whole simulator. */
    public static Dice of(long seed) {
        return new Dice(mix(seed ^ 0x6D696C6568756220L));
    }

    /** Independent dice under a name, such as {@code split("stock", sku, version)}. */
    public Dice split(Object... names) {
        long hash = root;
        for (Object name : names) {
            String text = name.toString();
            for (int at = 0; at < text.length(); at++) {
                hash = mix(hash * 31 + text.charAt(at));
            }
            hash = mix(hash + GOLDEN_GAMMA);
        }
        return new Dice(hash);
    }

    /** The next 64 bits. */
    public long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** From 0 to {@code bound - 1}. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From {@code low} to {@code high}, both included. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code permille} of a thousand throws. */
    public boolean permille(int permille) {
        return below(1000) < permille;
    }

    /** One of the choices. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
