package io.milehub.e2e;

import io.milehub.inventory.judge.StockJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Members who go shopping, many trips at once, while a supplier tells them and the hub what it likes. */
final class Buyers implements AutoCloseable {
    private static final int WORDS_PERCENT = 40;

    private final StockHouse house;
    private final StockJournal journal;
    private final StockCalls calls;
    private final LyingSupplier supplier;
    private final List<String> tokens;
    private final String operator;
    private final long seed;
    private final int atOnce;
    private final AtomicInteger trips = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> gone = new ArrayList<>();
    private volatile boolean shopping;

    /** @param atOnce trips that are on their way */
    Buyers(
            StockHouse house,
            StockJournal journal,
            StockCalls calls,
            LyingSupplier supplier,
            List<String> tokens,
            String operator,
            long seed,
            int atOnce) {
        this.house = house;
        this.journal = journal;
        this.calls = calls;
        this.supplier = supplier;
        this.tokens = List.copyOf(tokens);
        this.operator = operator;
        this.seed = seed;
        this.atOnce = atOnce;
    }

    void goShopping() {
        shopping = true;
        for (int lane = 0; lane < atOnce; lane++) {
            gone.add(threads.submit(this::lane));
        }
    }

    /** Begins no further trip. */
    void haveEnough() {
        shopping = false;
    }

    /** Returns when each trip has come to its end. */
    void goHome() {
        try {
            for (Future<?> lane : gone) {
                lane.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException("a buyer did not come home", failed);
        }
        gone.clear();
    }

    private void lane() {
        while (shopping) {
            trip(trips.getAndIncrement());
        }
    }

    private void trip(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        String token = tokens.get(random.nextInt(tokens.size()));
        ShoppingTrip.Bought bought = new ShoppingTrip(house, calls, journal, token, random).go();
        if (bought != null && random.nextInt(100) < WORDS_PERCENT) {
            supplier.says(calls, operator, bought, random);
        }
    }

    @Override
    public void close() {
        shopping = false;
        threads.shutdownNow();
    }
}
