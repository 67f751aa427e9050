package io.milehub.connectors.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.milehub.connectors.ConnectorLimits;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FeedJobsTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofMillis(50);

    private final ConcurrentLinkedQueue<String> turns = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<FeedJobs> nodes = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forget() {
        database.ownerJdbc().sql("truncate scheduler.scheduled_tasks").update();
    }

    @AfterEach
    void stop() {
        nodes.forEach(FeedJobs::stop);
    }

    private FeedJobs node(String name) {
        ConnectorLimits all = ConnectorLimits.DEFAULT;
        var jobs = new ConnectorLimits.Jobs(
                4,
                4,
                SOON,
                Duration.ofSeconds(5),
                4,
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Duration.ofSeconds(5));
        var limits = new ConnectorLimits(jobs, all.pages(), all.wire(), all.retry(), all.breaker(), all.webhooks());
        FeedJobs node = new FeedJobs(database.dataSource(), limits, name);
        nodes.add(node);
        return node;
    }

    /** Notes its turns; {@code during} runs within each. */
    private record Work(Kind kind, String feedName, Duration every, ConcurrentLinkedQueue<String> turns, Turn during)
            implements FeedWork {
        @Override
        public TenantId tenant() {
            return TestDatabase.FIRST;
        }

        @Override
        public FeedKey feed() {
            return new FeedKey("maison", feedName);
        }

        @Override
        public String jobId() {
            return "first/" + feed();
        }

        @Override
        public void turn() throws FeedFailed, InterruptedException {
            turns.add(Tenancy.current() + " " + jobId());
            during.run();
        }
    }

    @FunctionalInterface
    private interface Turn {
        void run() throws FeedFailed, InterruptedException;
    }

    private Work pull(String feed, Turn during) {
        return new Work(FeedWork.Kind.PULL, feed, Duration.ofHours(1), turns, during);
    }

    private Work webhooks(String feed, Turn during) {
        return new Work(FeedWork.Kind.WEBHOOK, feed, Duration.ofHours(1), turns, during);
    }

    private @Nullable String column(String feed, String column) {
        return database.jdbc()
                .sql("select " + column + "::text from scheduler.scheduled_tasks where task_instance = :id")
                .param("id", "first/maison/" + feed)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void two_nodes_on_one_database_run_each_pull_once() {
        List<String> feeds = IntStream.range(0, 12).mapToObj(i -> "feed-" + i).toList();
        FeedJobs one = node("one");
        FeedJobs other = node("other");
        for (String feed : feeds) {
            one.add(pull(feed, () -> {}));
            other.add(pull(feed, () -> {}));
        }
        one.start();
        other.start();

        await().atMost(PATIENCE)
                .until(() -> turns.size() >= 12
                        && feeds.stream()
                                .allMatch(feed -> "false".equals(column(feed, "picked"))
                                        && column(feed, "last_success") != null));

        assertThat(turns).hasSize(12).doesNotHaveDuplicates().allMatch(turn -> turn.startsWith("1 first/maison/feed-"));
    }

    /** Its own schedule would look again in an hour only. */
    @Test
    void what_arrives_while_another_node_works_on_the_feed_is_looked_for_when_that_one_is_done() throws Exception {
        FeedKey pushed = new FeedKey("maison", "pushed");
        Map<String, FeedJobs> both = Map.of("one", node("one"), "other", node("other"));
        BlockingDeque<String> inside = new LinkedBlockingDeque<>();
        Semaphore done = new Semaphore(0);
        both.forEach((name, jobs) -> jobs.add(webhooks("pushed", () -> {
            inside.add(name);
            done.acquire();
        })));
        both.values().forEach(FeedJobs::start);
        for (int round = 0; round < 4; round++) {
            String worker = inside.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(worker).as("who looks for what arrived, round %d", round).isNotNull();
            FeedJobs idle = Objects.requireNonNull(both.get(worker.equals("one") ? "other" : "one"));
            Tenancy.in(TestDatabase.FIRST, () -> idle.arrived(pushed));
            Tenancy.in(TestDatabase.FIRST, () -> idle.arrived(pushed));
            done.release();
        }
        done.release();
    }

    @Test
    void a_trigger_runs_a_pull_now_and_refuses_one_that_runs() throws Exception {
        CountDownLatch inside = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger turn = new AtomicInteger();
        FeedJobs node = node("one");
        node.add(pull("stock", () -> {
            inside.countDown();
            if (turn.incrementAndGet() == 2) {
                release.await();
            }
        }));
        node.start();
        await().atMost(PATIENCE)
                .until(() -> column("stock", "last_success") != null && "false".equals(column("stock", "picked")));

        FeedKey stock = new FeedKey("maison", "stock");
        assertThat(node.trigger(TestDatabase.FIRST, stock)).isEqualTo(FeedJobs.Due.DUE_NOW);
        inside.await();
        assertThat(node.trigger(TestDatabase.FIRST, stock)).isEqualTo(FeedJobs.Due.RUNNING);
        assertThat(node.trigger(TestDatabase.SECOND, stock)).isEqualTo(FeedJobs.Due.UNKNOWN);
        release.countDown();
    }

    @Test
    void a_failure_is_counted_and_waits_longer_each_time() {
        FeedJobs node = node("one");
        node.add(pull("stock", () -> {
            throw new FeedFailed("as told", null, null);
        }));
        node.start();

        await().atMost(PATIENCE).until(() -> "1".equals(column("stock", "consecutive_failures")));

        assertThat(Double.parseDouble(
                        String.valueOf(column("stock", "extract(epoch from execution_time - last_failure)"))))
                .isBetween(59.0, 61.0);
    }

    @Test
    void a_supplier_that_wants_to_be_left_alone_is_asked_no_sooner() {
        FeedJobs node = node("one");
        node.add(pull("stock", () -> {
            throw new FeedFailed("as told", Duration.ofHours(3), null);
        }));
        node.start();

        await().atMost(PATIENCE).until(() -> "1".equals(column("stock", "consecutive_failures")));

        assertThat(Double.parseDouble(
                        String.valueOf(column("stock", "extract(epoch from execution_time - last_failure)"))))
                .isBetween(10_799.0, 10_801.0);
    }

    @Test
    void an_arrival_wakes_its_feed_even_while_it_works() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        FeedJobs node = node("one");
        node.add(new Work(FeedWork.Kind.WEBHOOK, "stock", Duration.ofHours(1), turns, () -> {
            inside.countDown();
            release.await();
        }));
        node.start();
        inside.await();

        Tenancy.in(TestDatabase.FIRST, () -> node.arrived(new FeedKey("maison", "stock")));
        release.countDown();

        await().atMost(PATIENCE).until(() -> turns.size() == 2);
    }

    @Test
    void a_shorter_interval_counts_from_the_next_start_on() {
        FeedJobs before = node("before");
        before.add(pull("stock", () -> {}));
        before.start();
        await().atMost(PATIENCE).until(() -> column("stock", "last_success") != null);
        before.stop();

        FeedJobs after = node("after");
        after.add(new Work(FeedWork.Kind.PULL, "stock", Duration.ofMinutes(5), turns, () -> {}));
        after.start();

        assertThat(Double.parseDouble(String.valueOf(column("stock", "extract(epoch from execution_time - now())"))))
                .isBetween(200.0, 300.0);
    }

    @Test
    void the_wait_doubles_up_to_the_limit_and_starts_no_later_than_the_schedule() {
        Backoff backoff = new Backoff(ConnectorLimits.DEFAULT.jobs());

        assertThat(backoff.after(0, Duration.ofMinutes(15), null)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.after(3, Duration.ofMinutes(15), null)).isEqualTo(Duration.ofMinutes(8));
        assertThat(backoff.after(99, Duration.ofMinutes(15), null)).isEqualTo(Duration.ofHours(1));
        assertThat(backoff.after(99, Duration.ofDays(1), null)).isEqualTo(Duration.ofDays(1));
        assertThat(backoff.after(0, Duration.ofSeconds(5), null)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void what_a_killed_node_had_in_hand_its_next_life_takes_up_at_once() {
        database.ownerJdbc().sql("""
                        insert into scheduler.scheduled_tasks
                          (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('pull', 'first/maison/mine', now(), true, 'one', now(), 1),
                               ('pull', 'first/maison/theirs', now(), true, 'other', now(), 1)
                        """).update();
        FeedJobs one = node("one");
        one.add(pull("mine", () -> {}));
        one.add(pull("theirs", () -> {}));
        one.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> column("mine", "last_success") != null);
        assertThat(turns).containsExactly("1 first/maison/mine");
        assertThat(column("theirs", "picked_by")).isEqualTo("other");
    }
}
