package io.milehub.intake.quarantine;

import static io.milehub.intake.quarantine.RefusingShop.CHANGES;
import static io.milehub.intake.quarantine.RefusingShop.mended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.history.RunSummary;
import io.milehub.mapping.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of quarantined records when their mapping was mended. */
class RetryTest {
    private static final String ALL =
            CHANGES.replace("mode: delta", "mode: snapshot").replace("  as_of: .when\n", "");

    @RegisterExtension
    static final RefusingShop shop = new RefusingShop();

    @TempDir
    Path folder;

    @Test
    void a_retry_lands_exactly_the_mended_and_what_is_still_bad_stays_with_its_new_reasons() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        RunSummary first = shop.pull(feed, """
                {"levels":[{"sku":"A","n":1},{"sku":"B","qty":2},{"sku":"C"},{"sku":"D","qty":"four"}]}""");
        assertThat(first.refused()).isEqualTo(3);
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1));
        String before = shop.open(feed).getFirst().mappingVersion();

        shop.map(folder, feed, mended(CHANGES));
        RunSummary retried = shop.retry(feed);

        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 2));
        assertThat(retried.accepted()).isEqualTo(1);
        assertThat(retried.refused()).isEqualTo(2);
        assertThat(retried.merged().added()).isEqualTo(1);
        List<QuarantinedRecord> open = shop.open(feed);
        assertThat(open).extracting(QuarantinedRecord::sku).containsExactly("C", "D");
        assertThat(open.getLast().reasons()).extracting(Refusal::code).containsExactly("field-type");
        assertThat(open).allMatch(record -> record.run().equals(first.id()));
        assertThat(open).noneMatch(record -> record.mappingVersion().equals(before));
        QuarantinedRecord landed = shop.record(open.getFirst().id() - 1);
        assertThat(landed.sku()).isEqualTo("B");
        assertThat(landed.state()).isEqualTo("RELEASED");
        assertThat(shop.settled(landed.id()).run()).isEqualTo(retried.id());
        assertThat(shop.audited("run:" + retried.id())).isEqualTo("ops quarantine-retried 3");
    }

    @Test
    void a_retry_leaves_cursor_age_and_history_of_the_feed_as_they_are() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        RunSummary first = shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2},{\"sku\":\"A\",\"n\":1}]}");
        var before = shop.in(() -> shop.intake().runs().state(feed));
        shop.map(folder, feed, mended(CHANGES));
        shop.retry(feed);

        assertThat(shop.in(() -> shop.intake().runs().state(feed))).isEqualTo(before);
        assertThat(before.cursor()).isEqualTo("cursor-" + first.id());
        assertThat(shop.texts("select live from intake.feed where source = ?", shop.house()))
                .containsExactly("2");
    }

    @Test
    void an_old_record_that_is_retried_never_overwrites_a_newer_fact() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        FeedKey till = shop.feed(folder, "till", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2,\"when\":\"2026-03-01T10:00:00Z\"}]}");
        shop.pull(till, "{\"levels\":[{\"sku\":\"B\",\"n\":9,\"when\":\"2026-03-01T11:00:00Z\"}]}");
        shop.map(folder, feed, mended(CHANGES));
        RunSummary retried = shop.retry(feed);

        assertThat(retried.merged().older()).isEqualTo(1);
        assertThat(shop.stock()).isEqualTo(Map.of("B main", 9));
        assertThat(shop.open(feed)).isEmpty();
    }

    @Test
    void a_record_that_is_retried_wins_over_an_older_fact_that_came_after_it() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        FeedKey till = shop.feed(folder, "till", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2,\"when\":\"2026-03-01T11:00:00Z\"}]}");
        shop.pull(till, "{\"levels\":[{\"sku\":\"B\",\"n\":9,\"when\":\"2026-03-01T10:00:00Z\"}]}");
        shop.map(folder, feed, mended(CHANGES));
        shop.retry(feed);

        assertThat(shop.stock()).isEqualTo(Map.of("B main", 2));
    }

    @Test
    void without_a_moment_of_its_own_a_retried_record_is_as_old_as_its_receipt() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        FeedKey till = shop.feed(folder, "till", CHANGES);
        shop.webhook(feed, "m1", "{\"levels\":[{\"sku\":\"B\",\"qty\":2}]}");
        shop.webhook(till, "m1", "{\"levels\":[{\"sku\":\"B\",\"n\":9}]}");
        shop.map(folder, feed, mended(CHANGES));
        shop.retry(feed);

        assertThat(shop.stock()).isEqualTo(Map.of("B main", 9));
    }

    @Test
    void a_record_of_a_snapshot_stands_again_after_the_snapshot_that_refused_it_took_the_piece_away() {
        FeedKey feed = shop.feed(folder, "all", ALL);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\",\"n\":7}]}");
        String second = "{\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\",\"qty\":6}]}";
        shop.pull(feed, second);
        assertThat(shop.pull(feed, second).state()).hasToString("UNCHANGED");
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1));

        shop.map(folder, feed, mended(ALL));
        RunSummary retried = shop.retry(feed);

        assertThat(retried.merged().older()).isZero();
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 6));
        assertThat(shop.pull(feed, second).merged().removed()).isZero();
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 6));
    }

    @Test
    void a_newer_snapshot_that_lacks_the_piece_is_not_overruled() {
        FeedKey changes = shop.feed(folder, "changes", CHANGES);
        FeedKey feed = shop.feed(folder, "all", ALL);
        shop.webhook(changes, "m1", "{\"levels\":[{\"sku\":\"B\",\"qty\":2}]}");
        shop.pull(feed, "{\"levels\":[{\"sku\":\"A\",\"n\":1}]}");
        shop.map(folder, changes, mended(CHANGES));

        assertThat(shop.retry(changes).merged().older()).isEqualTo(1);
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1));
    }

    @Test
    void a_body_that_could_not_be_read_is_retried_whole() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES.replace(".levels[]", ".rows[]"));
        shop.webhook(feed, "m1", "{\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\"}]}");
        assertThat(shop.open(feed)).singleElement().matches(record -> record.ordinal() == -1);

        shop.map(folder, feed, CHANGES);
        RunSummary retried = shop.retry(feed);

        assertThat(retried.accepted()).isEqualTo(1);
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1));
        assertThat(shop.open(feed)).singleElement().matches(record -> "B".equals(record.sku()));
    }

    @Test
    void where_the_mapping_cuts_bodies_otherwise_by_now_a_record_is_left_with_that_reason_first() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\",\"qty\":2}]}");
        String nested = mended(CHANGES).replace("each: .levels[]", "each: .levels[].sizes[]");
        for (int again = 0; again < 2; again++) {
            shop.map(folder, feed, nested);
            RunSummary retried = shop.retry(feed);

            assertThat(retried.refused()).isEqualTo(1);
            assertThat(shop.open(feed)).singleElement().satisfies(record -> {
                assertThat(record.reasons())
                        .extracting(Refusal::code)
                        .containsExactly("position-lost", "field-missing");
                assertThat(record.reasons().getFirst().detail()).contains("(each)");
            });
        }
        shop.map(folder, feed, mended(CHANGES));
        shop.retry(feed);
        assertThat(shop.stock()).isEqualTo(Map.of("A main", 1, "B main", 2));
    }

    @Test
    void another_shop_retries_and_sees_nothing_of_it() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2}]}");
        long id = shop.open(feed).getFirst().id();
        var quarantine = shop.intake().bean(Quarantine.class);

        assertThat(shop.in(TestDatabase.SECOND, () -> quarantine.find(id))).isEmpty();
        assertThat(shop.in(TestDatabase.SECOND, () -> quarantine.feedsOf(List.of(id))))
                .isEmpty();
        assertThat(shop.in(
                        TestDatabase.SECOND,
                        () -> quarantine.byReason(new Quarantine.Filter(null, null, null, null), 10)))
                .isEmpty();
        assertThatThrownBy(() -> shop.in(
                        TestDatabase.SECOND,
                        () -> shop.decisions().retry(new Choice(feed, null, List.of(id)), "other")))
                .isInstanceOf(QuarantineRefused.NothingOpen.class);
        assertThat(shop.open(feed)).hasSize(1);
    }
}
