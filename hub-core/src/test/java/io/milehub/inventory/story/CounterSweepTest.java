package io.milehub.inventory.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.checkout.Shelf.Level;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.mapping.FeedMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counters, ledger and promises agree, and where somebody spoiled them they are brought back to what was promised. */
class CounterSweepTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private Shop shop;
    private Feeds feeds;
    private long offer;
    private Hold held;

    @BeforeEach
    void five_pieces_of_which_one_is_held_and_two_are_sold() {
        shop = new Shop(DATABASE);
        feeds = new Feeds(DATABASE);
        String sku = "SWEEP-" + System.nanoTime();
        offer = shop.variant(sku, "650.00", 0);
        feeds.stock(TestDatabase.FIRST, "main", FeedMode.DELTA, Count.of(sku, 5));
        held = ((HoldOutcome.Held) shop.hold(offer, 1)).hold();
        Hold sold = ((HoldOutcome.Held) shop.hold(offer, 2)).hold();
        shop.<Boolean>together(() -> shop.holds().pin(sold.id()) && shop.holds().commit(sold.id()));
    }

    @AfterEach
    void close() {
        feeds.close();
        shop.close();
    }

    @Test
    void what_is_right_is_left_alone() {
        assertThat(swept()).isZero();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 1, 2, 0));
    }

    @Test
    void a_counter_that_somebody_changed_is_brought_back_to_what_is_promised() {
        shop.shelf().run("update inventory.stock_level set held = 0, committed = 1 where offer_id = " + offer);
        assertThat(swept()).isEqualTo(1);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 1, 2, 0));
        assertThat(swept()).as("and then all is right").isZero();
        assertThat(shop.bean(MeterRegistry.class)
                        .counter("milehub.stock.mended")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_ledger_that_lacks_an_entry_gets_one_that_says_so() {
        shop.shelf().run("update inventory.stock_level set on_hand = 6 where offer_id = " + offer);
        assertThat(swept()).isEqualTo(1);
        assertThat(shop.shelf().text("""
                select string_agg(counter || ' ' || delta, ', ') from inventory.ledger
                 where reason = 'SWEEP' and offer_id = %d""".formatted(offer))).isEqualTo("ON_HAND 1");
    }

    @Test
    void a_promise_without_a_counter_is_counted_also_where_more_is_promised_than_there_is() {
        shop.shelf().run("update inventory.stock_level set held = 0, on_hand = 2 where offer_id = " + offer);
        assertThat(swept()).isEqualTo(1);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(2, 1, 2, 1));
    }

    @Test
    void a_long_ledger_is_summed_once_and_from_there_on_only_what_is_new() {
        manyEntries();
        assertThat(swept()).isZero();
        assertThat(proven()).isEqualTo("on_hand 5, held 1, committed 2");
        shop.in(() -> shop.holds().release(held.id(), held.memberId()));
        shop.shelf().run("update inventory.stock_level set held = 1 where offer_id = " + offer);
        assertThat(swept()).as("a counter that was spoiled after that").isEqualTo(1);
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 0, 2, 0));
        assertThat(swept()).isZero();
    }

    @Test
    void what_was_written_down_as_proven_is_no_authority() {
        manyEntries();
        assertThat(swept()).isZero();
        shop.shelf().run("update inventory.proven set held = 3 where offer_id = " + offer);
        assertThat(swept()).isEqualTo(1);
        assertThat(swept()).as("summed from the beginning again").isZero();
        assertThat(shop.shelf().level(offer)).isEqualTo(new Level(5, 1, 2, 0));
        assertThat(proven()).isEqualTo("on_hand 5, held 1, committed 2");
    }

    /** As many as a piece leaves that is held and given back for years. */
    private void manyEntries() {
        shop.shelf().run("""
                insert into inventory.ledger (tenant_id, offer_id, location, counter, delta, reason, reference)
                select l.tenant_id, l.offer_id, l.location, 'HELD', case when n %% 2 = 0 then -1 else 1 end, 'HOLD',
                       'hold:0'
                  from inventory.stock_level l, generate_series(1, %d) n where l.offer_id = %d
                """.formatted(CounterSweep.ENTRIES_MANY, offer));
    }

    private String proven() {
        return shop.shelf().text("""
                select 'on_hand ' || on_hand || ', held ' || held || ', committed ' || committed from inventory.proven
                 where offer_id = %d""".formatted(offer));
    }

    @Test
    void the_story_tells_every_step_in_its_order() {
        StockStory story =
                shop.in(() -> shop.bean(StockStories.class).of(sku(), null)).getFirst();
        assertThat(story.level().free()).isEqualTo(2);
        assertThat(story.steps().stream()
                        .map(step -> step.what() + " " + step.pieces() + " -> " + step.after() + " " + step.why()))
                .containsExactly(
                        "ON_HAND 5 -> 5 FEED",
                        "HELD 1 -> 1 HOLD",
                        "HELD 2 -> 3 HOLD",
                        "HELD -2 -> 1 COMMIT",
                        "COMMITTED 2 -> 2 COMMIT");
        assertThat(story.promises().stream().map(promise -> promise.state() + " " + promise.pieces()))
                .containsExactly("HELD 1", "SOLD 2");
        assertThat(story.steps().get(1).reference()).isEqualTo("hold:" + held.id());
    }

    private String sku() {
        return shop.shelf().text("select supplier_sku from catalogue.offer where offer_id = " + offer);
    }

    /** Once round all levels. */
    private int swept() {
        CounterSweep sweep = shop.bean(CounterSweep.class);
        int mended = shop.in(sweep::sweep);
        return mended + shop.in(sweep::sweep);
    }
}
