package io.milehub.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.HubDatabase;
import io.milehub.database.embedded.EmbeddedDatabase;
import io.milehub.database.embedded.EmbeddedOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two hubs on one PostgreSQL: what is raced for goes to as many as there are pieces, and schedules run once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastPieceRaceIT {

    private static final long SEED = 11;
    private static final int PIECES = 50;
    private static final int BUYERS = 200;
    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = 'milehub'";

    private final Path folder = Workspace.fresh("race");

    private final HubDatabase database = EmbeddedDatabase.open(EmbeddedOptions.at(
            folder.resolve("postgres"), Path.of(System.getProperty("milehub.root"), "target", "postgres-bin")));
    private final Judge judge = new Judge(
            database.app().url(), database.app().user(), database.app().password());
    private final int port = HubNode.freePort();
    private final Suppliers suppliers = new Suppliers(folder, SEED, 0.1, port);
    private final List<HubNode> hubs = List.of(launch("first", port), launch("second", HubNode.freePort()));
    private List<Shop> shops = List.of();

    private HubNode launch(String name, int onPort) {
        String shared = """
                public-url: "http://127.0.0.1:%d"
                tokens: { key-file: "%s" }
                database:
                  url: "%s"
                  owner-password: "%s"
                  app-password: "%s"
                """.formatted(
                        port,
                        folder.resolve("token-key.json"),
                        database.app().url(),
                        database.owner().password(),
                        database.app().password());
        Path file = HubNode.write(
                folder.resolve(name + ".yaml"), suppliers.configuration(folder.resolve(name + "-data"), shared));
        return HubNode.launch(folder, name, onPort, file);
    }

    @BeforeAll
    void both_hubs_are_up_and_filled() {
        hubs.forEach(HubNode::awaitReady);
        Map<String, Integer> once = Feeds.PULLED.stream().collect(Collectors.toMap(feed -> feed, feed -> 1));
        Feeds.awaitRest(judge, 1, once);
        suppliers.lume.control("push").expect(200);
        Feeds.awaitRest(judge, 1, once);
        shops = IntStream.range(0, Suppliers.BUYERS * 2)
                .mapToObj(number -> Shop.of(hubs.get(number % 2), 1 + number / 2))
                .toList();
    }

    @AfterAll
    void stop() {
        hubs.forEach(HubNode::close);
        suppliers.close();
        database.close();
    }

    @Test
    void fifty_pieces_become_fifty_orders_and_the_others_an_honest_refusal() {
        String sku = judge.texts(1, """
                select o.supplier_sku from catalogue.offer o
                 where o.source = 'galleria-lume' and o.removed_at is null and o.content_id is not null
                   and exists (select from pricing.price_shown p where p.variant_id = o.variant_id)
                   and not exists (select from catalogue.offer other
                                    where other.variant_id = o.variant_id and other.offer_id <> o.offer_id)
                 order by o.offer_id limit 1
                """).getFirst();
        suppliers.lume.control("stock?sku=" + sku + "&quantity=" + PIECES).expect(200);
        Feeds.awaitRest(judge, 1, Map.of());
        long variant = judge.number(1, "select variant_id from catalogue.offer where supplier_sku = '" + sku + "'");
        long deadlocks = judge.number(1, DEADLOCKS);

        Map<String, Long> outcomes = together(BUYERS, number -> {
                    Shop shop = shops.get(number % shops.size());
                    Http.Answer hold = shop.hold(Shop.line(variant, 1));
                    if (hold.status() == 409) {
                        return hold.json().get("code").asText();
                    }
                    return shop.buy(hold.expect(201).json()).isEmpty() ? "no order" : "order";
                })
                .stream()
                .collect(groupingBy(outcome -> outcome, counting()));

        assertThat(outcomes).isEqualTo(Map.of("order", (long) PIECES, "out-of-stock", (long) (BUYERS - PIECES)));
        assertThat(judge.number(1, "select count(*) from orders.order_unit where variant_id = " + variant))
                .isEqualTo(PIECES);
        assertThat(judge.number(1, DEADLOCKS)).isEqualTo(deadlocks);
    }

    @Test
    void baskets_in_random_order_never_deadlock_and_take_all_or_nothing() {
        List<String> variants = judge.texts(1, """
                select distinct o.variant_id from catalogue.offer o
                    join inventory.stock_level s using (tenant_id, offer_id)
                 where o.removed_at is null and s.on_hand between 1 and 20 and o.source = 'maison-aurelle' limit 12
                """);
        long deadlocks = judge.number(1, DEADLOCKS);
        Map<Integer, Long> statuses = together(BUYERS, number -> {
                    Random random = new Random(SEED + number);
                    List<String> basket = new ArrayList<>(variants);
                    Collections.shuffle(basket, random);
                    Shop shop = shops.get(number % shops.size());
                    Http.Answer hold = shop.hold(basket.subList(0, 5).stream()
                            .map(variant -> Shop.line(Long.parseLong(variant), 1 + random.nextInt(2)))
                            .collect(Collectors.joining(",")));
                    if (hold.status() == 201) {
                        String id = hold.json().get("id").asText();
                        Http.delete(shop.node().url("/api/holds/" + id), shop.token())
                                .expect(204);
                    }
                    return hold.status();
                })
                .stream()
                .collect(groupingBy(status -> status, counting()));
        assertThat(statuses.keySet()).as("statuses %s, seed %d", statuses, SEED).isSubsetOf(201, 409);
        assertThat(statuses.get(201)).isPositive();
        assertThat(judge.number(1, DEADLOCKS)).isEqualTo(deadlocks);
        assertThat(judge.number(1, "select coalesce(sum(held), 0) from inventory.stock_level"))
                .isZero();
    }

    @Test
    void each_scheduled_pull_runs_once_and_not_twice() {
        assertThat(judge.texts(1, """
                select source || '/' || feed || ' ' || count(*) from intake.run
                 where feed in ('catalogue', 'stock') and source <> 'galleria-lume' or feed = 'catalogue'
                   and source = 'galleria-lume'
                 group by source, feed order by 1
                """))
                .containsExactlyInAnyOrderElementsOf(
                        Feeds.PULLED.stream().map(feed -> feed + " 1").toList());
    }

    /** All at once, each on a thread of its own. */
    private static <T> List<T> together(int many, IntFunction<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, many)
                    .mapToObj(number -> threads.submit(() -> work.apply(number)))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
