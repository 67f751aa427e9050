package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One hub and three houses, each connected by route and mapping files alone; its manifest is the judge. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HousesIT {

    private static final long SEED = 23;
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    private final Path folder = Workspace.fresh("houses");
    private final int port = HubNode.freePort();
    private final Houses houses = new Houses(folder, SEED, port);
    private final HubNode hub = HubNode.launch(folder, "hub", port, houses.configuration(folder.resolve("data")));
    private Judge judge = new Judge("", "", "");
    private Manifests manifests = new Manifests(judge, 1);

    @BeforeAll
    void everything_arrives() {
        // The second page of the shop breaks off, and the feed too: both are asked for again within their run.
        houses.brenna.control("tear?after=1&bodies=1").expect(200);
        houses.solange.control("tear?bodies=1").expect(200);
        hub.awaitReady();
        judge = Judge.embedded(folder.resolve("data"));
        manifests = new Manifests(judge, 1);
        Feeds.awaitRest(judge, 1, once(Houses.PULLED));
        Feeds.awaitRest(judge, 2, once(Houses.PULLED_BY_THE_OTHER));
    }

    @AfterAll
    void stop() {
        hub.close();
        houses.close();
    }

    private static Map<String, Integer> once(List<String> feeds) {
        return feeds.stream().collect(Collectors.toMap(feed -> feed, feed -> 1));
    }

    private void pullAgain(List<String> feeds) {
        Map<String, Integer> wanted =
                feeds.stream().collect(Collectors.toMap(feed -> feed, feed -> Feeds.finished(judge, 1, feed) + 1));
        Feeds.pull(hub, feeds);
        Feeds.awaitRest(judge, 1, wanted);
    }

    private void everythingStands() {
        for (Simulator house : houses.all()) {
            String source = house.manifest().get("source").asText();
            manifests.catalogueStands(house, source);
            manifests.unitsStand(house, source);
        }
    }

    @Test
    @Order(1)
    void what_the_houses_published_stands_in_the_tables() {
        everythingStands();
        manifests.stockStands(houses.brenna, "casa-brenna");
        manifests.stockStands(houses.solange, "vitrine-solange");
        manifests.stockStands(houses.orlando, "tessuti-orlando");
        assertThat(houses.brenna
                        .control("tear?bodies=0")
                        .json()
                        .get("tornBefore")
                        .asInt())
                .isEqualTo(1);
        assertThat(houses.solange
                        .control("tear?bodies=0")
                        .json()
                        .get("tornBefore")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(2)
    void the_atom_feed_of_the_house_says_the_same_to_another_shop() {
        JsonNode said = Feeds.manifest(houses.solange, "catalogue");
        String live = " from catalogue.offer where source = 'vitrine-solange-atom' and removed_at is null";
        assertThat(judge.number(2, "select count(*)" + live + " and content_id is not null"))
                .isEqualTo(said.get("skus").asLong());
        assertThat(judge.number(2, "select sum(rrp_minor)" + live))
                .isEqualTo(said.get("sumRrpMinor").asLong());
        assertThat(judge.number(2, "select sum(on_hand) from inventory.stock_level"))
                .isEqualTo(Feeds.manifest(houses.solange, "stock").get("units").asLong());
        assertThat(judge.texts(2, "select distinct source from catalogue.offer where content_id is not null"))
                .containsExactly("vitrine-solange-atom");
    }

    @Test
    @Order(3)
    void every_offer_has_its_size_and_category_and_members_see_them_over_rest() {
        assertThat(judge.texts(1, """
                select o.source || ' ' || o.supplier_sku from catalogue.offer o
                  join catalogue.variant v using (tenant_id, variant_id)
                 where o.removed_at is null and o.content_id is not null and v.size_label is null
                """)).isEmpty();
        JsonNode page = Shop.of(hub, 1)
                .get("/api/products?limit=100")
                .expect(200)
                .json()
                .get("items");
        assertThat(page).hasSize(100);
        page.forEach(product -> assertThat(product.get("category").asText())
                .as(product.toString())
                .startsWith("women/"));
    }

    @Test
    @Order(4)
    void the_same_again_changes_no_row() {
        Map<String, String> before = judge.rowVersions(1);
        pullAgain(Houses.PULLED);
        assertThat(judge.rowVersions(1)).isEqualTo(before);
    }

    @Test
    @Order(5)
    void a_page_that_fails_until_the_tries_are_used_up_changes_nothing() {
        houses.brenna.control("withdraw?styles=5").expect(200);
        houses.brenna.control("tear?after=1&bodies=4").expect(200);
        Map<String, String> before = judge.rowVersions(1);
        String why = fails("casa-brenna/catalogue");
        assertThat(why).contains("4 tries");
        assertThat(judge.rowVersions(1)).isEqualTo(before);
        houses.brenna.control("restore").expect(200);
    }

    @Test
    @Order(6)
    void a_file_that_is_replaced_while_it_is_read_is_not_taken_for_whole() {
        houses.orlando.control("replace-while-read").expect(200);
        Map<String, String> before = judge.rowVersions(1);
        assertThat(fails("tessuti-orlando/catalogue")).containsAnyOf("without its trailer", "Unclosed quoted field");
        assertThat(judge.rowVersions(1)).isEqualTo(before);
        pullAgain(List.of("tessuti-orlando/catalogue", "tessuti-orlando/stock"));
        manifests.catalogueStands(houses.orlando, "tessuti-orlando");
        houses.orlando.control("restore").expect(200);
    }

    @Test
    @Order(7)
    void what_changed_and_what_vanished_is_taken_over_and_what_returns_is_back() {
        for (String publication : List.of("withdraw?styles=5", "next", "restore")) {
            houses.all().forEach(house -> house.control(publication).expect(200));
            pullAgain(Houses.PULLED);
            everythingStands();
        }
    }

    @Test
    @Order(8)
    void a_level_that_changes_is_told_by_a_signed_webhook() {
        String sku = judge.texts(1, """
                select o.supplier_sku from catalogue.offer o join inventory.stock_level s using (tenant_id, offer_id)
                 where o.source = 'casa-brenna' and o.content_id is not null and o.removed_at is null and s.on_hand > 0
                   and mod(o.supplier_sku::bigint, 3) = 0
                 order by o.offer_id limit 1
                """).getFirst();
        String count = """
                select sum(on_hand) from inventory.stock_level s join catalogue.offer o using (tenant_id, offer_id)
                 where o.supplier_sku = '%s'
                """.formatted(sku);
        houses.brenna.control("stock?sku=" + sku + "&quantity=17").expect(200);
        Awaitility.await("the change of " + sku).atMost(RUN_MAX).until(() -> judge.number(1, count) == 17);
        houses.brenna.control("stock?sku=" + sku + "&quantity=-1").expect(200);
        Awaitility.await("the end of " + sku).atMost(RUN_MAX).until(() -> judge.number(1, count) == 0);
        pullAgain(List.of("casa-brenna/stock"));
        manifests.unitsStand(houses.brenna, "casa-brenna");
    }

    /** Pulls a feed whose run fails, and says why. */
    private String fails(String feed) {
        String[] key = feed.split("/", 2);
        String failed =
                " from intake.run where state = 'FAILED' and source = '" + key[0] + "' and feed = '" + key[1] + "'";
        long before = judge.number(1, "select count(*)" + failed);
        Feeds.pull(hub, List.of(feed));
        Awaitility.await("a failed run of " + feed)
                .atMost(RUN_MAX)
                .until(() -> judge.number(1, "select count(*)" + failed) > before);
        return judge.texts(1, "select error" + failed + " order by run_id desc limit 1")
                .getFirst();
    }
}
