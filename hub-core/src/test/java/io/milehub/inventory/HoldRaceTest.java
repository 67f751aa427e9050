package io.milehub.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.Shelf.Level;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many buyers, few pieces. */
class HoldRaceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh(24);

    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";

    private static final String LOCK = """
            with locked as (select offer_id from inventory.stock_level where tenant_id = 1 and offer_id in (%s)
                             order by offer_id, location for update)
            select count(*) from locked
            """;

    private static final String COUNT = """
            update inventory.stock_level set on_hand = %d, shortfall = greatest(0, held + committed - %d)
             where tenant_id = 1 and offer_id in (%s)
            """;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void fifty_pieces_go_to_exactly_fifty_of_two_hundred_buyers() throws Exception {
        long offer = shop.variant("AUR-1", "650.00", 50);
        long variant = shop.shelf().variantOf(offer);
        List<Callable<HoldOutcome>> buyers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long member = i + 1000L;
            buyers.add(() -> shop.hold(member, new HoldRequest.Line(variant, 1)));
        }
        List<HoldOutcome> outcomes = all(buyers);
        assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(50);
        assertThat(outcomes)
                .filteredOn(HoldOutcome.OutOfStock.class::isInstance)
                .hasSize(150);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(50, 50, 0, 0));
        assertThat(ledger(offer, "HELD")).isEqualTo(50);
    }

    @Test
    void a_member_gets_no_more_live_holds_than_allowed_however_many_calls_come_at_once() throws Exception {
        long offer = shop.variant("AUR-2", "650.00", 100);
        long variant = shop.shelf().variantOf(offer);
        List<Callable<HoldOutcome>> calls =
                Collections.nCopies(40, () -> shop.hold(7, new HoldRequest.Line(variant, 1)));
        List<HoldOutcome> outcomes = all(calls);
        assertThat(outcomes).filteredOn(HoldOutcome.Held.class::isInstance).hasSize(10);
        assertThat(outcomes)
                .filteredOn(new HoldOutcome.TooManyHolds(10)::equals)
                .hasSize(30);
    }

    @Test
    void baskets_in_random_order_meet_feeds_and_sweeps_without_a_deadlock() throws Exception {
        long seed = System.nanoTime();
        List<Long> offers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            offers.add(shop.variant("RND-" + i, "100.00", 40));
        }
        List<Long> variants = offers.stream().map(shop.shelf()::variantOf).toList();
        long before = deadlocks();
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Random random = new Random(seed + i);
            long member = i + 5000L;
            calls.add(() -> hold(random, member, variants));
            if (i % 10 == 0) {
                calls.add(() -> feed(random, offers));
            }
        }
        List<Object> outcomes = all(calls);
        assertThat(outcomes).as("seed " + seed).hasSize(330);
        assertThat(deadlocks()).as("seed " + seed).isEqualTo(before);
        for (long offer : offers) {
            Level level = shop.shelf().level(offer);
            assertThat(level.held()).as("seed " + seed).isEqualTo((int) ledger(offer, "HELD"));
            assertThat(level.shortfall()).isEqualTo(Math.max(0, level.held() - level.onHand()));
        }
    }

    private Object hold(Random random, long member, List<Long> variants) {
        List<HoldRequest.Line> lines = new ArrayList<>();
        for (int line = 0; line < 5; line++) {
            long variant = variants.get(random.nextInt(variants.size()));
            lines.add(new HoldRequest.Line(variant, 1 + random.nextInt(3)));
        }
        HoldOutcome outcome = shop.hold(member, lines.toArray(HoldRequest.Line[]::new));
        if (outcome instanceof HoldOutcome.Held(var hold) && random.nextBoolean()) {
            shop.in(() -> shop.holds().release(hold.id(), member));
        }
        return outcome;
    }

    /** As a feed's merge does it: rows locked in key order, a shortfall where the floor sold what we promised. */
    private Object feed(Random random, List<Long> offers) {
        int count = 20 + random.nextInt(40);
        return shop.together(() -> {
            shop.shelf().count(LOCK.formatted(ids(offers)));
            shop.shelf().run(COUNT.formatted(count, count, ids(offers)));
            return count;
        });
    }

    private static String ids(List<Long> offers) {
        return String.join(",", offers.stream().map(String::valueOf).toList());
    }

    private long ledger(long offer, String counter) {
        return shop.shelf()
                .count("select coalesce(sum(delta), 0) from inventory.ledger where tenant_id = 1 and offer_id = "
                        + offer + " and counter = '" + counter + "'");
    }

    private static long deadlocks() {
        return DATABASE.ownerJdbc().sql(DEADLOCKS).query(Long.class).single();
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        List<T> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(calls)) {
                outcomes.add(future.get());
            }
        }
        return outcomes;
    }
}
