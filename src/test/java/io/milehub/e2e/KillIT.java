package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * `kill -9` inside receive, stage and merge: the next start adopts PostgreSQL, and what was begun is finished or
 * redone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillIT {

    private static final long SEED = 23;
    private static final Duration FINISHED_MAX = Duration.ofMinutes(5);

    /** Where the hub dies: while pages arrive, while the run is staged and merged, and wherever it may be. */
    private static final List<String> MOMENTS = List.of("'RECEIVING'", "'RECEIVED'", "'RECEIVING', 'RECEIVED'");

    private static final int LOOKS_MAX = 12;

    private final Path folder = Workspace.fresh("kill");
    private final int port = HubNode.freePort();
    private final Suppliers suppliers = new Suppliers(folder, SEED, 0.3, port);
    private final Path configuration =
            HubNode.write(folder.resolve("hub.yaml"), suppliers.configuration(folder.resolve("data"), ""));
    private HubNode hub = HubNode.launch(folder, "hub", port, configuration);
    private Judge judge = new Judge("", "", "");

    @BeforeAll
    void everything_has_arrived_once() {
        hub.awaitReady();
        judge = Judge.embedded(folder.resolve("data"));
        Feeds.awaitRest(judge, 1, Feeds.PULLED.stream().collect(Collectors.toMap(feed -> feed, feed -> 1)));
    }

    @AfterAll
    void stop() {
        hub.close();
        suppliers.close();
    }

    @Test
    void killed_at_any_moment_it_loses_nothing_and_doubles_nothing() throws Exception {
        Random random = new Random(SEED);
        List<String> skus = judge.texts(1, """
                select supplier_sku from catalogue.offer
                 where source = 'galleria-lume' and content is not null order by supplier_sku limit 3
                """);
        try (ExecutorService pushing = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < MOMENTS.size(); round++) {
                int looks = 1 + random.nextInt(LOOKS_MAX);
                int quantity = 1 + random.nextInt(40);
                String sku = skus.get(round);
                suppliers.aurelle.control("next").expect(200);
                suppliers.nord.control("next").expect(200);
                Feeds.pull(hub, Feeds.PULLED);
                Future<Http.Answer> pushed =
                        pushing.submit(() -> suppliers.lume.control("stock?sku=" + sku + "&quantity=" + quantity));
                killWhen(MOMENTS.get(round), looks);
                hub = HubNode.launch(folder, "hub", port, configuration).awaitReady();
                assertThat(pushed.get().status()).as("the distributor's push").isEqualTo(200);
                awaitAllStands(
                        "round %d, seed %d, kill at look %d of %s".formatted(round, SEED, looks, MOMENTS.get(round)));
                assertThat(judge.number(1, """
                        select sum(s.on_hand) from inventory.stock_level s
                          join catalogue.offer o using (tenant_id, offer_id) where o.supplier_sku = '%s'
                        """.formatted(sku))).isEqualTo(quantity);
            }
        }
        assertThat(judge.number(1, """
                select count(*) from (select delivery_id, ordinal from intake.quarantine
                                       group by 1, 2 having count(*) > 1) doubled
                """)).isZero();
    }

    /**
     * Dies at the n-th look that finds a run in such a state; a run that was quicker than every look is killed idle.
     */
    private void killWhen(String states, int looks) {
        String underWay = "select count(*) from intake.run where state in (" + states + ")";
        int seen = 0;
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (seen < looks && System.nanoTime() < deadline) {
            if (judge.number(1, underWay) > 0) {
                seen++;
            }
        }
        hub.kill();
    }

    private void awaitAllStands(String when) {
        Awaitility.await(when)
                .atMost(FINISHED_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    Manifests first = new Manifests(judge, 1);
                    first.catalogueStands(suppliers.aurelle, "maison-aurelle");
                    first.catalogueStands(suppliers.nord, "atelier-nord");
                    first.unitsStand(suppliers.aurelle, "maison-aurelle");
                    first.unitsStand(suppliers.nord, "atelier-nord");
                });
        Feeds.awaitRest(judge, 1, Map.of());
    }
}
