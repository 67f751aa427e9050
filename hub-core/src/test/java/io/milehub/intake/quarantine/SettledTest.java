package io.milehub.intake.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.history.RunSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How quarantined records come to an end without a change of their mapping. */
class SettledTest {
    private static final String CHANGES = """
            record: stock
            mode: delta
            format: json
            each: .levels[]
            fields:
              sku: .sku
              location: .at
              quantity: .n
              as_of: .when
            refuse: { outlet: '.channel == "outlet"' }
            """;

    private static final String ALL =
            CHANGES.replace("mode: delta", "mode: snapshot").replace("  as_of: .when\n", "");
    private static final String EIGHT = ",\"when\":\"2026-03-01T08:00:00Z\"}";
    private static final String NINE = ",\"when\":\"2026-03-01T09:00:00Z\"}";

    @RegisterExtension
    static final RefusingShop shop = new RefusingShop();

    @TempDir
    Path folder;

    @AfterEach
    void now() {
        shop.database().clock().reset();
    }

    @Test
    void a_newer_record_of_the_same_fact_that_is_good_settles_the_bad_one() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":-1" + EIGHT, "{\"sku\":\"B\",\"n\":-1" + EIGHT));
        long id = shop.open(feed).getFirst().id();
        RunSummary good = shop.pull(feed, levels("{\"sku\":\"A\",\"n\":4" + NINE));

        assertThat(shop.open(feed)).extracting(QuarantinedRecord::sku).containsExactly("B");
        QuarantinedRecord settled = shop.record(id);
        assertThat(settled.state()).isEqualTo("SUPERSEDED");
        assertThat(shop.settled(id).run()).isEqualTo(good.id());
    }

    @Test
    void an_older_one_that_comes_later_settles_nothing_and_nor_does_one_of_another_place() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"at\":\"milan\",\"n\":-1" + NINE));
        shop.pull(feed, levels("{\"sku\":\"A\",\"at\":\"milan\",\"n\":3" + EIGHT));
        shop.pull(feed, levels("{\"sku\":\"A\",\"at\":\"rome\",\"n\":3" + NINE));
        assertThat(shop.open(feed)).hasSize(1);

        shop.pull(feed, levels("{\"sku\":\"A\",\"at\":\"milan\",\"n\":2" + NINE));
        assertThat(shop.open(feed)).isEmpty();
    }

    @Test
    void one_whose_piece_cannot_be_read_is_never_settled_by_itself() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"n\":1" + EIGHT, "{\"sku\":\"A\",\"at\":5,\"n\":1" + EIGHT));
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":1" + NINE));

        assertThat(shop.open(feed)).hasSize(2);
    }

    @Test
    void in_one_batch_the_bad_message_is_settled_by_the_good_one_after_it() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.in(() -> {
            List<DeliveryId> batch = List.of("-1", "6").stream()
                    .map(n -> shop.intake()
                            .webhooks()
                            .accept(
                                    feed,
                                    "m" + n,
                                    null,
                                    levels("{\"sku\":\"A\",\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8))
                            .delivery())
                    .toList();
            return shop.intake().runs().applyWebhooks(feed, batch);
        });

        assertThat(shop.stock()).isEqualTo(Map.of("A main", 6));
        assertThat(shop.open(feed)).isEmpty();
    }

    @Test
    void an_operator_lets_in_what_only_a_rule_of_the_mapping_refuses() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":1,\"channel\":\"outlet\"}", "{\"sku\":\"B\",\"n\":1}"));
        Taken taken = shop.in(() -> shop.decisions().release(RefusingShop.all(feed), "ops", "sold here after all"));
        RunSummary run = RefusingShop.merged(shop.takeUp(feed));

        assertThat(run.id()).isEqualTo(taken.run());
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 1));
        assertThat(shop.open(feed)).isEmpty();
        assertThat(shop.audited("run:" + run.id())).isEqualTo("ops quarantine-released sold here after all 1");
    }

    @Test
    void what_has_faults_of_its_own_cannot_be_let_in() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":-1,\"channel\":\"outlet\"}", "{\"sku\":\"B\",\"n\":1}"));

        assertThatThrownBy(() -> shop.in(() -> shop.decisions().release(RefusingShop.all(feed), "ops", "please")))
                .isInstanceOf(QuarantineRefused.NotReleasable.class)
                .hasMessageContaining(Long.toString(shop.open(feed).getFirst().id()));
        assertThat(shop.open(feed)).hasSize(1);
        assertThat(shop.in(() -> shop.intake().runs().unfinished(feed))).isEmpty();
    }

    @Test
    void the_operators_word_holds_for_the_record_as_it_is_and_a_changed_one_is_judged_anew() {
        FeedKey feed = shop.feed(folder, "all", ALL);
        String outlet = "{\"sku\":\"A\",\"n\":1,\"channel\":\"outlet\"}";
        shop.pull(feed, levels(outlet, "{\"sku\":\"B\",\"n\":1}"));
        shop.in(() -> shop.decisions().release(RefusingShop.all(feed), "ops", "sold here after all"));
        shop.takeUp(feed);
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 1));

        assertThat(shop.pull(feed, levels(outlet, "{\"sku\":\"B\",\"n\":2}")).refused())
                .isZero();
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 2));

        shop.pull(feed, levels(outlet.replace(":1,", ":3,"), "{\"sku\":\"B\",\"n\":2}"));
        assertThat(shop.stock()).isEqualTo(Map.of("B main", 2));
        assertThat(shop.open(feed)).hasSize(1);
    }

    @Test
    void what_is_dismissed_is_off_the_list_with_who_and_why_and_stays_so_when_its_feed_is_retried() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":-1}", "{\"sku\":\"B\",\"n\":-1}"));
        long id = shop.open(feed).getFirst().id();
        Choice one = new Choice(feed, "stock-negative", List.of(id));
        Taken taken = shop.in(() -> shop.decisions().dismiss(one, "ops", "a test of theirs"));

        assertThat(taken.records()).isEqualTo(1);
        assertThat(shop.retry(feed).refused()).isEqualTo(1);
        assertThat(shop.open(feed)).extracting(QuarantinedRecord::sku).containsExactly("B");
        QuarantinedRecord dismissed = shop.record(id);
        assertThat(dismissed.state()).isEqualTo("DISMISSED");
        assertThat(shop.settled(id).by()).isEqualTo("ops");
        assertThat(shop.settled(id).why()).isEqualTo("a test of theirs");
        assertThat(shop.audited("feed:" + feed)).isEqualTo("ops quarantine-dismissed a test of theirs 1");
        assertThatThrownBy(() -> shop.in(() -> shop.decisions().dismiss(one, "ops", "again")))
                .isInstanceOf(QuarantineRefused.NothingOpen.class);
        assertThat(shop.in(() -> shop.decisions().dismissedBefore(one, "ops", "a test of theirs"))
                        .records())
                .isEqualTo(1);
        assertThat(shop.in(() -> shop.decisions().takenBefore(feed, Run.Purpose.RELEASE)))
                .isEmpty();
    }

    @Test
    void settled_records_are_purged_when_their_time_is_over_and_open_ones_never() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":-1}", "{\"sku\":\"B\",\"n\":-1}", "{\"sku\":\"C\",\"n\":-1}"));
        List<Long> ids =
                shop.open(feed).stream().map(QuarantinedRecord::id).limit(2).toList();
        shop.in(() -> shop.decisions().dismiss(new Choice(feed, null, ids), "ops", "known"));
        var purge = shop.intake().bean(QuarantinePurge.class);
        assertThat(shop.in(purge::purge)).isZero();

        shop.database().clock().advance(RefusingShop.KEEP.plusHours(1));
        assertThat(shop.in(purge::purge)).isGreaterThanOrEqualTo(2);
        assertThat(shop.open(feed)).hasSize(1);
        assertThat(shop.in(() -> shop.intake().bean(Quarantine.class).feedsOf(ids)))
                .isEmpty();
    }

    @Test
    void what_is_open_is_counted_by_reason_with_an_example() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, levels("{\"sku\":\"A\",\"n\":-1}", "{\"sku\":\"B\",\"n\":-1}", "{\"n\":5}"));
        var filter = new Quarantine.Filter(feed.source(), feed.feed(), null, null);
        var reasons = shop.in(() -> shop.intake().bean(Quarantine.class).byReason(filter, 10));

        assertThat(reasons)
                .extracting(ReasonCount::code, ReasonCount::field, ReasonCount::records)
                .containsExactly(tuple("stock-negative", "quantity", 2L), tuple("sku-missing", "sku", 1L));
        assertThat(reasons.getFirst().example().sku()).isEqualTo("B");
        assertThat(reasons.getFirst().example().ordinal()).isEqualTo(1);
    }

    private static String levels(String... levels) {
        return "{\"levels\":[" + String.join(",", levels) + "]}";
    }
}
