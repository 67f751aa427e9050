package io.milehub.intake;

import static io.milehub.intake.StockFeed.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Failed;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.intake.quarantine.Quarantine;
import io.milehub.intake.quarantine.QuarantinedRecord;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class WebhookDeliveriesTest {
    private static final int BATCH = 8;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(24);

    private static int feeds;

    @TempDir
    Path folder;

    private StockProbe probe;
    private TestIntake intake;
    private Runs runs;
    private WebhookDeliveries webhooks;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        probe = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        runs = intake.runs();
        webhooks = intake.webhooks();
        feed = intake.feed(folder, "house-" + ++feeds, "pushed", StockFeed.DELTA);
    }

    @AfterEach
    void close() {
        database.clock().reset();
        intake.close();
    }

    @Test
    void a_new_message_is_stored_and_wakes_the_hub() {
        Receipt receipt = accept("m1", page("A=1"));

        assertThat(receipt).isInstanceOf(Receipt.Accepted.class);
        assertThat(waiting()).containsExactly(receipt.delivery());
        assertThat(intake.bean(TestIntake.Listeners.class).woken()).containsExactly(feed);
    }

    @Test
    void the_same_message_again_has_no_effect() {
        Receipt first = accept("m1", page("A=1"));

        assertThat(accept("m1", page("A=1"))).isEqualTo(new Receipt.Repeated(first.delivery()));
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict_and_nothing_is_stored() {
        Receipt first = accept("m1", page("A=1"));
        long chunks = chunks();

        assertThat(accept("m1", page("A=2"))).isEqualTo(new Receipt.Conflicting(first.delivery()));
        assertThat(chunks()).isEqualTo(chunks);
    }

    @Test
    void of_twenty_that_bring_one_message_at_once_exactly_one_is_accepted() throws Exception {
        List<Callable<Receipt>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(() -> accept("m1", page("A=1")));
        }
        List<Receipt> receipts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (var future : threads.invokeAll(callers)) {
                receipts.add(future.get());
            }
        }

        assertThat(receipts).filteredOn(Receipt.Accepted.class::isInstance).hasSize(1);
        assertThat(receipts).filteredOn(Receipt.Repeated.class::isInstance).hasSize(19);
        assertThat(receipts)
                .extracting(Receipt::delivery)
                .containsOnly(receipts.getFirst().delivery());
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void a_body_over_the_limit_is_refused() {
        String body = "x".repeat(IntakeLimits.DEFAULT.webhookBytesMax() + 1);

        assertThatThrownBy(() -> accept("m1", body)).isInstanceOf(RunRefused.BodyTooLarge.class);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void a_feed_that_nobody_mapped_is_refused() {
        FeedKey unknown = new FeedKey(feed.source(), "no-such-feed");

        assertThatThrownBy(() -> in(() -> webhooks.accept(unknown, "m1", null, new byte[0])))
                .isInstanceOf(RunRefused.UnknownFeed.class);
    }

    @Test
    void a_body_that_cannot_be_read_is_quarantined_whole_and_its_batch_goes_on() {
        accept("m1", page("A=1"));
        accept("m2", "{\"levels\":[{\"sku\":\"B\",\"quantity\":1},{\"sk");
        accept("m3", page("C=3"));

        Merged merged = (Merged) batch();

        assertThat(merged.run().accepted()).isEqualTo(2);
        assertThat(probe.rows()).extracting(StockProbe.Row::sku).containsExactly("A", "C");
        assertThat(quarantined()).singleElement().satisfies(body -> {
            assertThat(body.ordinal()).isEqualTo(-1);
            assertThat(body.raw()).startsWith("{\"levels\":");
            assertThat(body.reasons().getFirst().code()).isEqualTo("undecodable-body");
        });
        assertThat(waiting()).isEmpty();
    }

    @Test
    void deliveries_of_a_failed_batch_wait_and_are_merged_when_the_cause_is_gone() {
        accept("m1", page("A=1"));
        probe.afterwards(context -> {
            throw new IllegalStateException("no room");
        });
        assertThat(batch()).isInstanceOf(Failed.class);
        assertThat(waiting()).as("not before the wait is over").isEmpty();

        probe.fine();
        database.clock().advance(IntakeLimits.DEFAULT.webhookRetryFirst().plusMillis(100));

        assertThat(batch()).isInstanceOf(Merged.class);
        assertThat(probe.rows()).hasSize(1);
    }

    @Test
    void one_message_that_always_fails_is_found_and_quarantined_and_all_others_land() {
        for (int i = 0; i < 20; i++) {
            accept("m" + i, page("SKU" + i + "=" + i));
        }
        probe.afterwards(context -> {
            if (probe.rows().stream().anyMatch(row -> row.sku().equals("SKU13"))) {
                throw new IllegalStateException("thirteen");
            }
        });

        int runsUsed = 0;
        while (true) {
            database.clock().advance(IntakeLimits.DEFAULT.webhookRetryMax().plus(Duration.ofSeconds(1)));
            if (waiting().isEmpty()) {
                break;
            }
            batch();
            assertThat(++runsUsed).as("runs until all is done").isLessThan(30);
        }

        assertThat(probe.rows()).hasSize(19).noneMatch(row -> row.sku().equals("SKU13"));
        assertThat(quarantined()).singleElement().satisfies(body -> {
            assertThat(body.ordinal()).isEqualTo(-1);
            assertThat(body.raw()).contains("SKU13");
            assertThat(body.reasons().getFirst().code()).isEqualTo("merge-failed");
            assertThat(body.reasons().getFirst().detail()).isEqualTo("thirteen");
        });
    }

    @Test
    void a_message_cannot_stand_twice_in_a_run_or_in_another_after_it_was_applied() {
        DeliveryId message = accept("m1", page("A=1")).delivery();
        Run run = in(() -> runs.open(feed));
        Tenancy.in(TestDatabase.FIRST, () -> runs.attach(run, message));

        assertThatThrownBy(() -> Tenancy.in(TestDatabase.FIRST, () -> runs.attach(run, message)))
                .isInstanceOf(IllegalArgumentException.class);
        in(() -> runs.apply(run, null, null));
        Run next = in(() -> runs.open(feed));
        assertThatThrownBy(() -> Tenancy.in(TestDatabase.FIRST, () -> runs.attach(next, message)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private RunOutcome batch() {
        return in(() -> {
            List<DeliveryId> waiting = webhooks.waiting(feed, BATCH);
            Run run = runs.open(feed);
            waiting.forEach(delivery -> runs.attach(run, delivery));
            return runs.apply(run, null, null);
        });
    }

    private Receipt accept(String id, String body) {
        return in(() -> webhooks.accept(feed, id, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private List<DeliveryId> waiting() {
        return in(() -> webhooks.waiting(feed, 100));
    }

    private List<QuarantinedRecord> quarantined() {
        return in(() -> intake.bean(Quarantine.class).open(feed, null, 0, 100));
    }

    private long chunks() {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("select count(*) from intake.chunk")
                        .query(Long.class)
                        .single());
    }

    private static <T> T in(Supplier<T> work) {
        return Tenancy.<T, RuntimeException>in(TestDatabase.FIRST, work::get);
    }
}
