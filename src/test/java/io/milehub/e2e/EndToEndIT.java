package io.milehub.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One hub with its own PostgreSQL, three suppliers and the payment sandbox: from empty tables to an order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndIT {

    private static final long SEED = 7;

    private final Path folder = Workspace.fresh("end-to-end");

    private final int port = HubNode.freePort();
    private final Suppliers suppliers = new Suppliers(folder, SEED, 1.0, port);
    private final HubNode hub = HubNode.launch(
            folder,
            "hub",
            port,
            HubNode.write(folder.resolve("hub.yaml"), suppliers.configuration(folder.resolve("data"), "")));
    private Judge judge = new Judge("", "", "");

    @BeforeAll
    void everything_arrives() {
        hub.awaitReady();
        judge = Judge.embedded(folder.resolve("data"));
        Feeds.awaitRest(judge, 1, once());
        suppliers.lume.control("push").expect(200);
        Feeds.awaitRest(judge, 1, once());
        Feeds.awaitRest(judge, 2, Map.of("maison-aurelle/catalogue", 1, "maison-aurelle/stock", 1));
    }

    @AfterAll
    void stop() {
        hub.close();
        suppliers.close();
    }

    private static Map<String, Integer> once() {
        return Feeds.PULLED.stream().collect(Collectors.toMap(feed -> feed, feed -> 1));
    }

    @Test
    @Order(1)
    void what_the_suppliers_published_stands_in_the_tables() {
        Manifests first = new Manifests(judge, 1);
        first.catalogueStands(suppliers.aurelle, "maison-aurelle");
        first.catalogueStands(suppliers.nord, "atelier-nord");
        first.catalogueStands(suppliers.lume, "galleria-lume");
        first.stockStands(suppliers.aurelle, "maison-aurelle");
        first.stockStands(suppliers.nord, "atelier-nord");
        first.stockStands(suppliers.lume, "galleria-lume");
        first.pricesStand(suppliers.lume, "galleria-lume");
    }

    @Test
    @Order(2)
    void shared_gtins_make_one_variant_of_two_offers() {
        assertThat(judge.number(1, """
                select count(*) from catalogue.variant v
                 where (select count(distinct o.source) from catalogue.offer o
                         where o.tenant_id = v.tenant_id and o.variant_id = v.variant_id and o.removed_at is null
                           and o.source in ('maison-aurelle', 'galleria-lume')) = 2
                """))
                .isGreaterThanOrEqualTo(
                        suppliers.lume.manifest().get("sharedGtins").asLong());
    }

    @Test
    @Order(3)
    void the_second_shop_has_what_it_subscribed_to_and_nothing_else() {
        new Manifests(judge, 2).catalogueStands(suppliers.aurelle, "maison-aurelle");
        assertThat(judge.texts(2, "select distinct source from catalogue.offer where content_id is not null"))
                .containsExactly("maison-aurelle");
    }

    @Test
    @Order(4)
    void every_item_stock_and_price_row_names_its_delivery() {
        assertThat(judge.number(1, """
                select (select count(*) from catalogue.offer o where o.content_id is not null
                          and not exists (select from intake.delivery d where d.delivery_id = o.delivery_id))
                     + (select count(*) from inventory.stock_level s
                         where not exists (select from intake.delivery d where d.delivery_id = s.delivery_id))
                     + (select count(*) from pricing.price_fact p
                         where not exists (select from intake.delivery d where d.delivery_id = p.delivery_id))
                """)).isZero();
    }

    @Test
    @Order(5)
    void a_second_identical_run_changes_no_row() {
        Map<String, Integer> twice = Feeds.PULLED.stream()
                .collect(Collectors.toMap(feed -> feed, feed -> Feeds.finished(judge, 1, feed) + 1));
        Map<String, String> before = judge.rowVersions(1);
        Feeds.pull(hub, Feeds.PULLED);
        Feeds.awaitRest(judge, 1, twice);
        assertThat(judge.rowVersions(1)).isEqualTo(before);
    }

    @Test
    @Order(6)
    void a_member_buys_a_piece_and_the_stock_is_right() {
        Shop anna = Shop.of(hub, 1);
        JsonNode listed = anna.get("/api/products?limit=100").expect(200).json().get("items");
        assertThat(listed).hasSizeGreaterThan(20);
        long variant = judge.number(1, """
                select o.variant_id from catalogue.offer o join inventory.stock_level s using (tenant_id, offer_id)
                 where o.removed_at is null and o.content_id is not null and s.on_hand > 2 and s.held = 0
                     order by o.offer_id limit 1
                """);
        JsonNode hold = anna.hold(Shop.line(variant, 2)).expect(201).json();
        String order = anna.buy(hold);
        JsonNode placed = anna.get("/api/orders/" + order).expect(200).json();
        assertThat(placed.get("id").asText()).isEqualTo(order);
        assertThat(judge.number(1, "select count(*) from orders.order_unit where order_id = " + order))
                .isEqualTo(2);
        assertThat(judge.number(1, "select sum(committed) from inventory.stock_level"))
                .isEqualTo(2);
        assertThat(judge.number(1, "select sum(held) from inventory.stock_level"))
                .isZero();
        assertThat(judge.number(1, """
                select count(*) from inventory.stock_level s
                  left join (select offer_id, location,
                                    coalesce(sum(delta) filter (where counter = 'ON_HAND'), 0) as on_hand,
                                    coalesce(sum(delta) filter (where counter = 'HELD'), 0) as held,
                                    coalesce(sum(delta) filter (where counter = 'COMMITTED'), 0) as committed
                               from inventory.ledger group by offer_id, location) l using (offer_id, location)
                 where s.on_hand <> coalesce(l.on_hand, 0) or s.held <> coalesce(l.held, 0)
                    or s.committed <> coalesce(l.committed, 0)
                """))
                .as("levels that their ledger does not explain")
                .isZero();
        JsonNode payments = Http.get(suppliers.payment.url() + "/control/ledger", null)
                .json()
                .get("payments");
        assertThat(payments).hasSize(1);
        assertThat(payments.get(0).get("amountMinor").asLong())
                .isEqualTo(judge.number(1, "select total_minor from orders.customer_order where order_id = " + order));
    }
}
