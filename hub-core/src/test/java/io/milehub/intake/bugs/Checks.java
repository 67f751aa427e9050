package io.milehub.intake.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.faults.Boundary;
import io.milehub.faults.Seedbed;
import io.milehub.faults.Watch;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Receipt;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.RunRefused;
import io.milehub.intake.TestIntake;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** What must hold; each is one of the promises that a bug could break without anybody noticing at once. */
final class Checks {
    private static final String ONE = "{\"levels\":[{\"sku\":\"A\",\"quantity\":1,\"asOf\":\"2026-03-01T09:00:00Z\"}]}";

    private Checks() {}

    static void an_acknowledged_message_waits_for_its_run(Shop shop) {
        FeedKey feed = shop.feed("pushed", Shop.DELTA);
        Receipt receipt = shop.accept(feed, "m1", ONE);
        assertThat(shop.waiting(feed)).containsExactly(receipt.delivery());
    }

    static void the_same_message_again_has_no_effect(Shop shop) {
        FeedKey feed = shop.feed("pushed", Shop.DELTA);
        shop.accept(feed, "m1", ONE);
        shop.accept(feed, "m1", ONE);
        assertThat(shop.waiting(feed)).hasSize(1);
    }

    static void the_messages_of_a_failed_batch_are_merged_by_a_later_one(Shop shop) {
        FeedKey feed = shop.feed("pushed", Shop.DELTA);
        shop.accept(feed, "m1", ONE);
        shop.interruption.with(() -> {
            throw new IllegalStateException("no room");
        });
        assertThat(shop.batch(feed)).isInstanceOf(RunOutcome.Failed.class);
        shop.interruption.none();
        shop.database.clock().advance(Duration.ofMinutes(10));
        shop.batch(feed);
        assertThat(shop.stock()).containsEntry("A", 1);
    }

    static void a_failed_run_leaves_its_feed_where_it_stood(Shop shop) {
        FeedKey feed = shop.feed("stock", Shop.SNAPSHOT);
        shop.pull(feed, "first", "{\"levels\":[{\"sku\":\"A\",\"quantity\":1}]}");
        shop.interruption.with(() -> {
            throw new IllegalStateException("no room");
        });
        shop.pull(feed, "second", "{\"levels\":[{\"sku\":\"A\",\"quantity\":2}]}");
        assertThat(Shop.in(() -> shop.intake.runs().state(feed)).cursor()).isEqualTo("first");
    }

    static void a_node_that_was_taken_for_dead_can_finish_nothing(Shop shop) {
        FeedKey feed = shop.feed("stock", Shop.SNAPSHOT);
        Run dead = shop.received(feed, "{\"levels\":[{\"sku\":\"A\",\"quantity\":1}]}");
        Shop.in(() -> shop.intake.runs().unfinished(feed));
        assertThatThrownBy(() -> Shop.in(() -> shop.intake.runs().apply(dead, null, null)))
                .isInstanceOf(RunRefused.Stale.class);
        assertThat(shop.stock()).isEmpty();
    }

    static void nobody_is_told_of_a_merge_that_did_not_come_about(Shop shop, Seedbed faults) {
        FeedKey feed = shop.feed("stock", Shop.SNAPSHOT);
        faults.sow(new Watch() {
            @Override
            public void reached(Boundary boundary) throws SQLException {
                if (boundary.event() == Boundary.Event.COMMIT && boundary.sql().contains("applied_run_id = r.run_id")) {
                    throw new SQLException("the commit failed", "40001");
                }
            }
        });
        try {
            shop.pull(feed, "first", "{\"levels\":[{\"sku\":\"A\",\"quantity\":1}]}");
        } finally {
            faults.clear();
        }
        assertThat(shop.number("""
                select count(*) from outbox.event
                 where payload ->> 'source' = :source and payload ->> 'state' = 'MERGED'
                """)).isZero();
    }

    static void an_older_count_loses(Shop shop) {
        FeedKey feed = shop.feed("pushed", Shop.DELTA);
        shop.accept(feed, "m1", ONE);
        shop.batch(feed);
        shop.accept(feed, "m2", ONE.replace("09:00", "08:00").replace(":1,", ":9,"));
        shop.batch(feed);
        assertThat(shop.stock()).isEqualTo(Map.of("A", 1));
    }

    static void a_count_of_before_the_last_snapshot_brings_nothing_back(Shop shop) {
        FeedKey whole = shop.feed("stock", Shop.SNAPSHOT);
        FeedKey pushed = shop.feed("pushed", Shop.DELTA);
        shop.pull(whole, "first", "{\"asOf\":\"2026-03-01T10:00:00Z\",\"levels\":[{\"sku\":\"B\",\"quantity\":1}]}");
        shop.accept(pushed, "m1", ONE);
        shop.batch(pushed);
        assertThat(shop.stock()).isEqualTo(Map.of("B", 1));
    }

    static void an_older_snapshot_removes_nothing(Shop shop) {
        FeedKey feed = shop.feed("stock", Shop.SNAPSHOT);
        shop.pull(feed, "first", snapshot("10:00", 2));
        shop.pull(feed, "second", snapshot("09:00", 1));
        assertThat(shop.stock()).isEqualTo(Map.of("SKU1", 1, "SKU2", 2));
    }

    static void a_snapshot_that_lacks_what_it_announced_removes_nothing(Shop shop, String mapping) {
        FeedKey feed = shop.feed("stock", mapping);
        shop.pull(feed, "first", snapshot("10:00", 2));
        shop.pull(feed, "second", snapshot("11:00", 1).replace("{\"asOf", "{\"total\":2,\"asOf"));
        assertThat(shop.stock()).isEqualTo(Map.of("SKU1", 1, "SKU2", 2));
    }

    static void a_snapshot_that_would_empty_the_shop_is_held(Shop shop) {
        FeedKey feed = shop.feed("stock", Shop.SNAPSHOT);
        shop.number("""
                with usual as (update intake.source set limits = '{}' where source = :source returning 1)
                select count(*) from usual
                """);
        shop.pull(feed, "first", snapshot("10:00", 40));
        assertThat(shop.pull(feed, "second", snapshot("11:00", 4))).isInstanceOf(RunOutcome.Held.class);
        assertThat(shop.stock()).hasSize(40).doesNotContainValue(0);
    }

    /** The second may come as far as the lock, or, where there is none, into the first one's merge. */
    static void merges_of_one_source_take_turns(Shop shop) {
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch seen = new CountDownLatch(1);
        shop.interruption.with(() -> {
            inside.incrementAndGet();
            await(seen);
        });
        try (TestIntake plain = shop.withoutTargets();
                ExecutorService merging = Executors.newFixedThreadPool(2)) {
            for (String name : List.of("pushed", "also-pushed")) {
                FeedKey feed = shop.feed(plain, name, Shop.DELTA);
                shop.feed(name, Shop.DELTA);
                shop.accept(feed, "m1", ONE);
                merging.execute(() -> shop.batch(plain, feed));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> inside.get() == 2 || (inside.get() == 1 && lockIsWaitedFor(shop)));
            int merges = inside.get();
            seen.countDown();
            assertThat(merges).as("merges under way at once").isEqualTo(1);
        } finally {
            seen.countDown();
        }
    }

    private static boolean lockIsWaitedFor(Shop shop) {
        return shop.database
                        .jdbc()
                        .sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String snapshot(String time, int pieces) {
        return IntStream.rangeClosed(1, pieces)
                .mapToObj(piece -> "{\"sku\":\"SKU" + piece + "\",\"quantity\":" + piece + "}")
                .collect(Collectors.joining(",", "{\"asOf\":\"2026-03-01T" + time + ":00Z\",\"levels\":[", "]}"));
    }
}
