package io.milehub.intake.quarantine;

import static io.milehub.intake.quarantine.RefusingShop.CHANGES;
import static io.milehub.intake.quarantine.RefusingShop.mended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.intake.FeedKey;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import io.milehub.intake.history.RunSummary;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A retry is a run: one at a time, guarded, bounded, taken up again when it dies. */
class RetryRunTest {
    @RegisterExtension
    static final RefusingShop shop = new RefusingShop();

    @TempDir
    Path folder;

    @Test
    void a_retry_that_died_is_taken_up_again_and_the_dead_one_can_finish_nothing() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2}]}");
        shop.map(folder, feed, mended(CHANGES));
        shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops"));
        var dead = shop.in(() -> shop.intake().runs().unfinished(feed)).orElseThrow();

        assertThat(RefusingShop.merged(shop.takeUp(feed)).accepted()).isEqualTo(1);
        assertThatThrownBy(() -> shop.in(() -> shop.intake().runs().resume(dead)))
                .isInstanceOf(RunRefused.Stale.class);
        assertThat(shop.stock()).isEqualTo(Map.of("B main", 2));
        assertThatThrownBy(() -> shop.retry(feed)).isInstanceOf(QuarantineRefused.NothingOpen.class);
    }

    @Test
    void a_feed_has_one_run_at_a_time_and_a_retry_is_one() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"B\",\"qty\":2}]}");
        shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops"));

        assertThatThrownBy(() -> shop.in(() -> shop.intake().runs().open(feed)))
                .isInstanceOf(RunRefused.InProgress.class);
        shop.takeUp(feed);
        var pull = shop.in(() -> shop.intake().runs().open(feed));
        assertThatThrownBy(() -> shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops")))
                .isInstanceOf(RunRefused.InProgress.class);
        shop.in(() -> {
            shop.intake().runs().abandon(pull);
            return pull;
        });
    }

    @Test
    void a_retry_beyond_the_limits_of_its_source_is_held_until_an_operator_has_decided() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.webhook(feed, "m1", "{\"levels\":[{\"sku\":\"B\",\"n\":1}]}");
        shop.webhook(feed, "m2", "{\"levels\":[{\"sku\":\"B\",\"qty\":2},{\"sku\":\"C\",\"qty\":\"x\"}]}");
        shop.update("update intake.source set limits = ?::jsonb where source = ?", """
                {"all": {"changed": {"percent": 0, "least": 0}}}""", shop.house());
        shop.map(folder, feed, mended(CHANGES));
        shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops"));

        RunSummary held = ((RunOutcome.Held) shop.takeUp(feed)).run();
        assertThat(held.error()).contains("1 changed of 1");
        assertThat(shop.stock()).isEqualTo(Map.of("B main", 1));
        assertThat(shop.open(feed)).hasSize(2);
        assertThatThrownBy(() -> shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops")))
                .isInstanceOf(RunRefused.Held.class);

        shop.in(() -> shop.intake().runs().release(held.id(), "ops", "checked"));
        assertThat(RefusingShop.merged(shop.takeUp(feed)).merged().changed()).isEqualTo(1);
        assertThat(shop.stock()).isEqualTo(Map.of("B main", 2));
        assertThat(shop.open(feed)).singleElement().matches(record -> "C".equals(record.sku()));
    }

    @Test
    void records_that_are_still_bad_do_not_hold_a_run_by_the_limit_of_refused_ones() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"A\",\"n\":1},{\"sku\":\"B\"},{\"sku\":\"C\"}]}");
        shop.update("update intake.source set limits = ?::jsonb where source = ?", """
                {"all": {"refused": {"percent": 0, "least": 0}}}""", shop.house());

        assertThat(shop.retry(feed).refused()).isEqualTo(2);
        assertThat(shop.open(feed)).hasSize(2);
    }

    @Test
    void a_retry_takes_the_oldest_records_up_to_its_limit_and_says_how_many_are_left() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, """
                {"levels":[{"sku":"A"},{"sku":"B"},{"sku":"C"},{"sku":"D"},{"sku":"E"}]}""");
        Taken taken = shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops"));

        assertThat(taken.records()).isEqualTo(RefusingShop.TAKEN_MAX);
        assertThat(taken.left()).isEqualTo(2);
        assertThat(RefusingShop.merged(shop.takeUp(feed)).records()).isEqualTo(RefusingShop.TAKEN_MAX);
    }

    @Test
    void what_a_held_run_refused_is_mapped_again_with_it_or_refused_with_it_and_not_by_itself() {
        FeedKey feed = shop.feed(folder, "changes", CHANGES);
        shop.pull(feed, "{\"levels\":[{\"sku\":\"A\",\"n\":1}]}");
        shop.update("update intake.source set limits = ?::jsonb where source = ?", """
                {"all": {"changed": {"percent": 0, "least": 0}}}""", shop.house());
        RunOutcome held = shop.in(() -> {
            var run = shop.intake().runs().open(feed);
            shop.receive(run, "{\"levels\":[{\"sku\":\"A\",\"n\":2},{\"sku\":\"B\",\"qty\":2}]}");
            return shop.intake().runs().apply(run, null, null);
        });
        assertThat(shop.open(feed)).hasSize(1);

        assertThatThrownBy(() -> shop.in(() -> shop.decisions().retry(RefusingShop.all(feed), "ops")))
                .isInstanceOf(QuarantineRefused.NothingOpen.class);
        var refused = ((RunOutcome.Held) held).run().id();
        shop.in(() -> shop.intake().runs().refuse(refused, "ops", "their mistake"));
        assertThat(shop.open(feed)).isEmpty();
    }
}
