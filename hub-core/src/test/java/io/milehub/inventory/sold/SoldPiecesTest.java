package io.milehub.inventory.sold;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.sold.SupplierWord.Kind;
import io.milehub.mapping.FeedMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A supplier's count as of T neither gives back pieces that were sold and that it cannot have seen, nor takes them away
 * twice. Moments are the supplier's; the numbers are worked out by hand beside each step.
 */
class SoldPiecesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private static final Feeds FEEDS = new Feeds(DATABASE);

    private Shop shop;
    private String sku;
    private long offer;

    @BeforeEach
    void five_pieces_counted_at_eleven() {
        shop = new Shop(DATABASE);
        sku = "SOLD-" + NUMBER.incrementAndGet();
        offer = shop.variant(sku, "650.00", 5);
        meaning("NET_ON_ACK", Duration.ZERO);
        counted(5, -60);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @AfterAll
    static void closeFeeds() {
        FEEDS.close();
    }

    @Test
    void a_count_from_before_the_acknowledgement_gives_nothing_back_and_one_from_after_it_takes_nothing_twice() {
        SoldLine line = sold(2);
        assertThat(level()).isEqualTo("on hand 5, committed 2, disputed 0, free 3");
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        assertThat(level()).as("nothing counted since").isEqualTo("on hand 5, committed 2, disputed 0, free 3");
        counted(5, -1);
        assertThat(level()).isEqualTo("on hand 5, committed 2, disputed 0, free 3");
        counted(4, 30);
        assertThat(level()).as("it leaves out one").isEqualTo("on hand 4, committed 1, disputed 0, free 3");
        hear(line, Kind.ACKNOWLEDGED, 1, 60, "A2");
        counted(3, 90);
        assertThat(level()).isEqualTo("on hand 3, committed 0, disputed 0, free 3");
    }

    @Test
    void an_acknowledgement_that_comes_after_the_count_that_saw_it_counts_at_once() {
        SoldLine line = sold(1);
        counted(4, 30);
        assertThat(level())
                .as("too little rather than too much")
                .isEqualTo("on hand 4, committed 1, disputed 0, free 3");
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        assertThat(level()).isEqualTo("on hand 4, committed 0, disputed 0, free 4");
    }

    @Test
    void a_lost_acknowledgement_leaves_the_piece_committed_for_ever() {
        sold(1);
        counted(4, 30);
        counted(4, 3_000);
        assertThat(level()).isEqualTo("on hand 4, committed 1, disputed 0, free 3");
    }

    @Test
    void a_count_within_the_source_s_lag_cannot_have_seen_it_yet() {
        meaning("NET_ON_ACK", Duration.ofMinutes(45));
        SoldLine line = sold(1);
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        counted(5, 44);
        assertThat(level()).isEqualTo("on hand 5, committed 1, disputed 0, free 4");
        counted(4, 45);
        assertThat(level()).isEqualTo("on hand 4, committed 0, disputed 0, free 4");
    }

    @Test
    void a_source_that_counts_until_it_ships_lets_the_piece_go_with_the_parcel() {
        meaning("NET_ON_SHIP", Duration.ZERO);
        SoldLine line = sold(1);
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        counted(5, 30);
        assertThat(level()).isEqualTo("on hand 5, committed 1, disputed 0, free 4");
        hear(line, Kind.SHIPPED, 1, 60, "S1");
        counted(4, 90);
        assertThat(level()).isEqualTo("on hand 4, committed 0, disputed 0, free 4");
    }

    @Test
    void of_an_allotment_a_sold_piece_is_gone_whatever_is_counted() {
        meaning("ALLOTMENT", Duration.ZERO);
        SoldLine line = sold(1);
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        hear(line, Kind.SHIPPED, 1, 10, "S1");
        counted(5, 90);
        assertThat(level()).isEqualTo("on hand 5, committed 1, disputed 0, free 4");
    }

    @Test
    void a_refused_piece_is_disputed_until_a_later_and_different_count() {
        SoldLine line = sold(1);
        hear(line, Kind.REFUSED, 1, 0, "R1");
        assertThat(level()).isEqualTo("on hand 5, committed 0, disputed 1, free 4");
        counted(5, 30);
        assertThat(level()).as("the same again").isEqualTo("on hand 5, committed 0, disputed 1, free 4");
        counted(4, 60);
        assertThat(level()).isEqualTo("on hand 4, committed 0, disputed 0, free 4");
    }

    @Test
    void an_operator_ends_a_dispute_and_the_piece_can_be_promised_again() {
        hear(sold(1), Kind.REFUSED, 1, 0, "R1");
        assertThat(cleared()).isEqualTo(1);
        assertThat(level()).isEqualTo("on hand 5, committed 0, disputed 0, free 5");
        assertThat(cleared()).as("nothing is disputed any more").isZero();
    }

    @Test
    void a_cancelled_piece_stays_committed_until_the_supplier_confirms() {
        SoldLine line = sold(2);
        hear(line, Kind.CANCELLED, 1, 0, "C1");
        assertThat(level()).isEqualTo("on hand 5, committed 1, disputed 0, free 4");
        hear(line, Kind.ACKNOWLEDGED, 1, 10, "A1");
        counted(4, 30);
        assertThat(level()).isEqualTo("on hand 4, committed 0, disputed 0, free 4");
    }

    @Test
    void a_message_counts_once_and_not_for_more_pieces_than_were_sold() {
        SoldLine line = sold(2);
        assertThat(hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1")).isEqualTo(new WordOutcome.Noted());
        assertThat(hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1")).isEqualTo(new WordOutcome.Repeated());
        assertThat(hear(line, Kind.ACKNOWLEDGED, 2, 0, "A2")).isEqualTo(new WordOutcome.TooMany(1));
        assertThat(hear(new SoldLine(line.hold(), offer, "attic"), Kind.SHIPPED, 1, 0, "S1"))
                .isEqualTo(new WordOutcome.UnknownLine());
        counted(4, 30);
        assertThat(level()).isEqualTo("on hand 4, committed 1, disputed 0, free 3");
    }

    @Test
    void what_the_shop_floor_sold_of_promised_pieces_is_a_shortfall_that_is_told_once_with_the_newest_promise() {
        SoldLine first = sold(2);
        SoldLine last = sold(2);
        counted(3, 30);
        settle();
        settle();
        counted(5, 60);
        settle();
        String told = shop.shelf().text("""
                select string_agg(concat_ws(' ', payload ->> 'was', payload ->> 'pieces', payload ->> 'newestHolds'),
                                  '; ' order by event_id)
                  from outbox.event where type = 'ShortfallChanged' and aggregate_id = '%d'""".formatted(offer));
        assertThat(told).isEqualTo("0 1 [\"%s\"]; 1 0 []".formatted(last.hold()));
        assertThat(first.hold()).isNotEqualTo(last.hold());
    }

    @Test
    void the_order_in_which_words_and_counts_arrive_does_not_matter() {
        for (long seed = 1; seed <= 12; seed++) {
            sku = "SOLD-" + NUMBER.incrementAndGet();
            offer = shop.variant(sku, "650.00", 9);
            counted(9, -60);
            SoldLine line = sold(4);
            List<Runnable> told = new ArrayList<>(List.of(
                    () -> hear(line, Kind.ACKNOWLEDGED, 2, 0, "A1"),
                    () -> hear(line, Kind.ACKNOWLEDGED, 1, 40, "A2"),
                    () -> hear(line, Kind.CANCELLED, 1, 10, "C1"),
                    () -> counted(9, -30),
                    () -> counted(7, 30),
                    () -> counted(7, 35)));
            Collections.shuffle(told, new Random(seed));
            told.forEach(Runnable::run);
            settle();
            // Sold 4, of which 2 were seen by the count of 12:35 and 1 is cancelled: 1 is left.
            assertThat(level()).as("seed %d", seed).isEqualTo("on hand 7, committed 1, disputed 0, free 6");
        }
    }

    @Test
    void every_counter_is_the_sum_of_its_ledger() {
        SoldLine line = sold(3);
        hear(line, Kind.ACKNOWLEDGED, 1, 0, "A1");
        hear(line, Kind.REFUSED, 1, 5, "R1");
        counted(1, 30);
        assertThat(shop.shelf().text("""
                select string_agg(concat_ws(' ', counter, sum), ', ' order by counter)
                  from (select counter, sum(delta) from inventory.ledger
                         where offer_id = %d group by counter having sum(delta) <> 0) s""".formatted(offer)))
                .as("counted 1 of 5 that were never entered; 1 of 3 sold pieces is left")
                .isEqualTo("COMMITTED 1, ON_HAND -4");
    }

    private SoldLine sold(int pieces) {
        Hold hold = ((HoldOutcome.Held) shop.hold(offer, pieces)).hold();
        assertThat(shop.<Boolean>together(
                        () -> shop.holds().pin(hold.id()) && shop.holds().commit(hold.id())))
                .isTrue();
        return new SoldLine(hold.id(), offer, "main");
    }

    private WordOutcome hear(SoldLine line, Kind kind, int pieces, int minutes, String reference) {
        var word = new SupplierWord(line, kind, pieces, NOON.plusSeconds(60L * minutes), reference);
        return shop.in(() -> shop.bean(SoldPieces.class).hear(word));
    }

    private int cleared() {
        return shop.in(() -> shop.bean(SoldPieces.class).clearDispute(offer, "main", "ops", "found in the back room"));
    }

    private void counted(int pieces, int minutes) {
        FEEDS.stock(
                TestDatabase.FIRST,
                "main",
                FeedMode.DELTA,
                Count.of(sku, pieces).told(null, NOON.plusSeconds(60L * minutes)));
        settle();
    }

    private void settle() {
        shop.in(() -> shop.bean(SoldPieces.class).settle());
    }

    private void meaning(String meaning, Duration lag) {
        shop.shelf()
                .run("update intake.source set stock_meaning = '%s', lag = '%d seconds' where source = 'main'"
                        .formatted(meaning, lag.toSeconds()));
    }

    private String level() {
        return shop.shelf().text("""
                select format('on hand %%s, committed %%s, disputed %%s, free %%s', on_hand, committed, disputed,
                              on_hand - held - committed - disputed - buffer)
                  from inventory.stock_level where tenant_id = 1 and offer_id = %d""".formatted(offer));
    }
}
