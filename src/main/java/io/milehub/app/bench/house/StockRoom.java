package io.milehub.app.bench.house;

import java.util.Random;
import java.util.UUID;

/** The stock of every item of a {@link Wardrobe}. */
public final class StockRoom implements Records {

    private static final int PIECES_MAX = 12;

    private final int[] pieces;
    private final Random random;

    public StockRoom(int count, long seed) {
        this.random = new Random(seed);
        this.pieces = random.ints(count, 1, PIECES_MAX).toArray();
    }

    @Override
    public int count() {
        return pieces.length;
    }

    @Override
    public String feed() {
        return "stock";
    }

    @Override
    public String list() {
        return "levels";
    }

    public long pieces() {
        long sum = 0;
        for (int quantity : pieces) {
            sum += quantity;
        }
        return sum;
    }

    /** Says what the house pushed meanwhile, so that its next snapshot says so too. */
    public void set(int index, int quantity) {
        pieces[index] = quantity;
    }

    @Override
    public int[] change(double percent) {
        int[] chosen = random.ints(Math.round(pieces.length * percent / 100), 0, pieces.length)
                .distinct()
                .sorted()
                .toArray();
        for (int index : chosen) {
            pieces[index] = (pieces[index] + 1) % PIECES_MAX;
        }
        return chosen;
    }

    @Override
    public void json(StringBuilder text, int index) {
        text.append("{\"sku\":\"").append(Wardrobe.sku(index)).append("\",\"quantity\":");
        text.append(pieces[index]).append('}');
    }

    @Override
    public void row(StringBuilder text, int index) {
        text.append(Wardrobe.sku(index))
                .append("\tBench House\tmain\t")
                .append(pieces[index])
                .append('\t');
        text.append(new UUID(index * 0x9E3779B97F4A7C15L, pieces[index])).append('\n');
    }
}
