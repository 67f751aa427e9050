package io.milehub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Feeds.Price;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import io.milehub.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Any order of the same deliveries ends in the same state: every third permutation runs in a tenant of its own, so that
 * each delivery is once the first and once the last; generated histories are the matter of {@code DeliveryOrderTest}.
 */
class OrderIndependenceTest {
    private static final String GTIN = "08051234567897";
    private static final String OTHER_GTIN = "08051234567880";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);
    private static final Shelves shelves = new Shelves(database);
    private static int tenants = 10;

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void three_sources_that_share_gtins_end_alike_in_every_order() {
        var brand = Piece.of("MA-1").gtin(GTIN).title("By the brand").told(1L, null);
        endsAlike(List.of(
                tenant -> feeds.delta(
                        tenant, "aurelle", brand, Piece.of("MA-2").size("42").told(1L, null)),
                tenant -> feeds.delta(
                        tenant,
                        "aurelle",
                        brand.title("By the brand, again").told(2L, null).rrp(70000L, "EUR", "IT")),
                tenant -> feeds.snapshot(
                        tenant,
                        "nord",
                        Piece.of("N-1").brand("MAISON AURELLE").colour("nero ").rrp(60000L, "EUR", null),
                        Piece.of("N-2").gtin(OTHER_GTIN).style("OWN-9").size("44")),
                tenant -> feeds.snapshot(
                        tenant,
                        "lume",
                        Piece.of("L-1")
                                .gtin(GTIN)
                                .style("LUME-7")
                                .brand("Maison Aurélle")
                                .title("By the distributor"),
                        Piece.of("L-2").gtin(OTHER_GTIN).style("LUME-8"))));
    }

    @Test
    void a_style_class_that_gains_a_second_gtin_ends_alike_in_every_order() {
        endsAlike(List.of(
                tenant -> feeds.delta(tenant, "aurelle", Piece.of("A").gtin(GTIN)),
                tenant -> feeds.delta(tenant, "nord", Piece.of("N")),
                tenant -> feeds.delta(tenant, "lume", Piece.of("L").gtin(OTHER_GTIN)),
                tenant -> feeds.delta(tenant, "lume", Piece.of("M").gtin("02012345678901"))));
    }

    @Test
    void stock_and_prices_that_come_before_the_catalogue_end_alike_in_every_order() {
        endsAlike(List.of(
                tenant -> feeds.stock(
                        tenant,
                        "aurelle",
                        FeedMode.DELTA,
                        Count.of("A", 3).told(null, NOON),
                        Count.of("B", 1).told(null, NOON)),
                tenant -> feeds.stock(
                        tenant, "aurelle", FeedMode.DELTA, Count.of("A", 2).told(null, NOON.plusSeconds(60))),
                tenant ->
                        feeds.prices(tenant, "aurelle", FeedMode.DELTA, new Price("A", "RRP", 59000, "EUR", "IT", 1L)),
                tenant -> feeds.delta(tenant, "aurelle", Piece.of("A").gtin(GTIN))));
    }

    @Test
    void facts_of_one_version_end_alike_in_every_order() {
        endsAlike(List.of(
                tenant -> feeds.delta(
                        tenant, "aurelle", Piece.of("A").title("One").told(7L, NOON)),
                tenant -> feeds.delta(
                        tenant, "aurelle", Piece.of("A").title("Two").told(7L, NOON)),
                tenant -> feeds.delta(
                        tenant, "aurelle", Piece.of("A").title("Three").told(6L, NOON)),
                tenant -> feeds.delta(
                        tenant, "aurelle", Piece.of("A").title("Four").told(7L, NOON.minusSeconds(1)))));
    }

    private static void endsAlike(List<Consumer<TenantId>> deliveries) {
        List<String> first = List.of();
        List<List<Consumer<TenantId>>> orders = permutations(deliveries);
        for (int number = 0; number < orders.size(); number += 3) {
            List<Consumer<TenantId>> order = orders.get(number);
            TenantId tenant = shop();
            order.forEach(delivery -> delivery.accept(tenant));
            List<String> end = shelves.of(tenant);
            if (first.isEmpty()) {
                first = end;
            }
            assertThat(end)
                    .as("order %s", order.stream().map(deliveries::indexOf).toList())
                    .isEqualTo(first)
                    .isNotEmpty();
        }
    }

    /** A tenant with three sources, the brand itself trusted most, and an Italian market. */
    private static TenantId shop() {
        TenantId tenant = new TenantId(++tenants);
        database.ownerJdbc()
                .sql("insert into tenancy.tenant (tenant_id, name) values (:id, :name)")
                .param("id", tenant.value())
                .param("name", "shop-" + tenant.value())
                .update();
        feeds.source(tenant, "aurelle", 10);
        feeds.source(tenant, "lume", 20);
        feeds.source(tenant, "nord", 30);
        feeds.italy(tenant);
        return tenant;
    }

    private static <T> List<List<T>> permutations(List<T> things) {
        if (things.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < things.size(); i++) {
            List<T> rest = new ArrayList<>(things);
            T head = rest.remove(i);
            permutations(rest).forEach(tail -> {
                List<T> order = new ArrayList<>(List.of(head));
                order.addAll(tail);
                all.add(order);
            });
        }
        return all;
    }
}
