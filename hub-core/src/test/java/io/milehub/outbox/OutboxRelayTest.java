package io.milehub.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.database.TestDatabase;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.Tenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxRelayTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final OutboxLimits LIMITS = new OutboxLimits(
            10, Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofNanos(1), Duration.ofNanos(1));

    private final JdbcClient jdbc = database.jdbc();

    /** Counts in the database, in the relay's transaction, how often it was given each event. */
    private class Counting implements EventConsumer {
        private final String name;
        private final Set<String> types;
        private volatile boolean failing;

        Counting(String name, String... types) {
            this.name = name;
            this.types = Set.of(types);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> types() {
            return types;
        }

        @Override
        public void consume(List<Event> batch) {
            for (Event event : batch) {
                jdbc.sql("insert into probe.consumed (consumer, event_id, aggregate_id) values (:c, :e, :a)")
                        .param("c", name)
                        .param("e", event.id())
                        .param("a", event.aggregateId())
                        .update();
                if (failing && event.payload().contains("poison")) {
                    throw new IllegalStateException("cannot digest " + event.id());
                }
            }
        }
    }

    @BeforeEach
    void clean() {
        JdbcClient owner = database.ownerJdbc();
        owner.sql("create schema if not exists probe").update();
        owner.sql("create table if not exists probe.consumed (consumer text, event_id bigint, aggregate_id text)")
                .update();
        owner.sql("grant usage on schema probe to hub_app").update();
        owner.sql("grant select, insert on probe.consumed to hub_app").update();
        owner.sql("truncate probe.consumed").update();
        for (TenantId tenant : List.of(TestDatabase.FIRST, TestDatabase.SECOND)) {
            database.in(tenant, () -> {
                jdbc.sql("delete from outbox.event").update();
                jdbc.sql("delete from outbox.inbox").update();
                jdbc.sql("delete from outbox.lease").update();
            });
        }
    }

    @Test
    void every_consumer_is_given_every_event_of_its_types_and_the_event_is_sent() {
        append(TestDatabase.FIRST, "Baked", 30, "{}");
        append(TestDatabase.SECOND, "Sold", 5, "{}");
        Counting baker = new Counting("baker", "Baked");
        Counting all = new Counting("all", "Baked", "Sold");

        drain(relay("n1", baker, all));

        assertThat(consumed("baker")).isEqualTo(30);
        assertThat(consumed("all")).isEqualTo(35);
        assertThat(unsent(TestDatabase.FIRST) + unsent(TestDatabase.SECOND)).isZero();
        assertThat(inbox()).as("notes of sent events are of no more use").isZero();
    }

    @Test
    void an_event_that_nobody_wants_is_sent() {
        append(TestDatabase.FIRST, "Whispered", 3, "{}");

        drain(relay("n1", new Counting("baker", "Baked")));

        assertThat(unsent(TestDatabase.FIRST)).isZero();
    }

    @Test
    void events_of_one_aggregate_come_in_their_order() {
        append(TestDatabase.FIRST, "Baked", 100, "{}");
        drain(relay("n1", new Counting("baker", "Baked")));

        List<Long> ofOne = jdbc.sql("select event_id from probe.consumed where aggregate_id = '3' order by ctid")
                .query((row, number) -> row.getLong(1))
                .list();
        assertThat(ofOne).hasSizeGreaterThan(5).isSorted();
    }

    @Test
    void a_consumer_that_fails_stops_alone_and_goes_on_when_it_can() {
        append(TestDatabase.FIRST, "Baked", 40, "{}");
        append(TestDatabase.FIRST, "Baked", 1, "{\"is\":\"poison\"}");
        append(TestDatabase.FIRST, "Baked", 40, "{}");
        Counting weak = new Counting("weak", "Baked");
        Counting strong = new Counting("strong", "Baked");
        weak.failing = true;
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OutboxRelay relay = relay(meters, "n1", weak, strong);

        drain(relay);

        assertThat(consumed("strong")).isEqualTo(81);
        assertThat(consumed("weak")).isBetween(1, 80);
        assertThat(unsent(TestDatabase.FIRST)).isBetween(1L, 80L);
        assertThat(meters.counter("milehub.outbox.failures", "consumer", "weak").count())
                .isPositive();

        weak.failing = false;
        drain(relay);
        assertThat(consumed("weak")).isEqualTo(81);
        assertOnceEach();
        assertThat(unsent(TestDatabase.FIRST)).isZero();
    }

    @Test
    void two_relays_at_once_give_each_event_once() throws Exception {
        append(TestDatabase.FIRST, "Baked", 400, "{}");
        append(TestDatabase.SECOND, "Baked", 400, "{}");
        List<Callable<Boolean>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            OutboxRelay relay = relay("n" + i, new Counting("a", "Baked"), new Counting("b", "Baked"));
            nodes.add(() -> {
                drain(relay);
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Boolean> node : threads.invokeAll(nodes)) {
                node.get();
            }
        }
        drain(relay("n0", new Counting("a", "Baked"), new Counting("b", "Baked")));
        drain(relay("n1", new Counting("a", "Baked"), new Counting("b", "Baked")));

        assertThat(consumed("a")).isEqualTo(800);
        assertThat(consumed("b")).isEqualTo(800);
        assertOnceEach();
        assertThat(unsent(TestDatabase.FIRST) + unsent(TestDatabase.SECOND)).isZero();
    }

    @Test
    void what_a_dead_node_had_leased_is_relayed_by_another_when_the_lease_is_over() {
        append(TestDatabase.FIRST, "Baked", 50, "{}");
        database.in(TestDatabase.FIRST, () -> table("dead").lease(LIMITS.lease()));
        OutboxRelay heir = relay("heir", new Counting("a", "Baked"));

        drain(heir);
        assertThat(consumed("a")).isZero();

        database.clock().advance(LIMITS.lease().plusSeconds(1));
        drain(heir);
        database.clock().reset();
        assertThat(consumed("a")).isEqualTo(50);
        assertThat(unsent(TestDatabase.FIRST)).isZero();
    }

    @Test
    void what_was_consumed_before_a_crash_is_not_given_again() {
        append(TestDatabase.FIRST, "Baked", 20, "{}");
        Counting consumer = new Counting("a", "Baked");
        LaneWork work = new LaneWork(table("dead"), database.transactions());
        for (int partition = 0; partition < 16; partition++) {
            int p = partition;
            Tenancy.in(TestDatabase.FIRST, () -> {
                Lane lane = new Lane.Inside(consumer);
                work.give(lane, work.pending(lane, p, 100));
            });
        }

        drain(relay("heir", consumer));

        assertThat(consumed("a")).isEqualTo(20);
        assertOnceEach();
        assertThat(unsent(TestDatabase.FIRST)).isZero();
    }

    private OutboxRelay relay(String node, EventConsumer... consumers) {
        return relay(new SimpleMeterRegistry(), node, consumers);
    }

    private OutboxRelay relay(SimpleMeterRegistry meters, String node, EventConsumer... consumers) {
        EventTable table = table(node);
        return new OutboxRelay(
                new Tenants(jdbc),
                table,
                new LaneWork(table, database.transactions()),
                LIMITS,
                new OutboxMeters(meters),
                database.transactions(),
                List.of(consumers),
                List.of(new LogRelay()));
    }

    private EventTable table(String node) {
        return new EventTable(jdbc, new Node(node));
    }

    private static void drain(OutboxRelay relay) {
        while (relay.relayOnce()) {
            // Until nobody is given anything any more.
        }
    }

    private void append(TenantId tenant, String type, int events, String payload) {
        Outbox outbox = new Outbox(jdbc, new Doorbell());
        database.in(tenant, () -> {
            for (int i = 0; i < events; i++) {
                outbox.append(type, "loaf", Integer.toString(i % 10), i, payload);
            }
        });
    }

    private int consumed(String consumer) {
        return jdbc.sql("select count(*)::int from probe.consumed where consumer = :consumer")
                .param("consumer", consumer)
                .query(Integer.class)
                .single();
    }

    private void assertOnceEach() {
        assertThat(jdbc.sql("select max(n) from (select count(*) n from probe.consumed group by consumer, event_id) c")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private long inbox() {
        return database.query(
                TestDatabase.FIRST,
                () -> jdbc.sql("select count(*) from outbox.inbox")
                        .query(Long.class)
                        .single());
    }

    private long unsent(TenantId tenant) {
        return database.query(tenant, () -> table("looker").unsent());
    }
}
