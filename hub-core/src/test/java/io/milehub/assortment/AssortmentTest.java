package io.milehub.assortment;

import static io.milehub.database.TestDatabase.FIRST;
import static io.milehub.database.TestDatabase.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Piece;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import io.milehub.outbox.Event;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AssortmentTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);
    private static final Shop SHOP = new Shop("it", "IT", new Viewer(FIRST, 1L, null, Set.of()));
    private static final Assortment assortment = new Assortment(database.jdbc());

    @BeforeAll
    static void open() {
        for (TenantId tenant : List.of(FIRST, SECOND)) {
            feeds.italy(tenant);
            feeds.source(tenant, "aurelle", 10);
        }
        List<Piece> pieces = new ArrayList<>();
        for (int style = 1; style <= 7; style++) {
            pieces.add(Piece.of("P" + style)
                    .style("ST-" + style)
                    .brand(style % 2 == 0 ? "Corsini" : "Valdor")
                    .title("Coat " + style));
        }
        pieces.add(Piece.of("P1-42")
                .style("ST-1")
                .brand("Valdor")
                .title("Coat 1")
                .size("42")
                .rrp(70000L, "EUR", "IT"));
        feeds.snapshot(FIRST, "aurelle", pieces.toArray(Piece[]::new));
        feeds.stock(FIRST, "aurelle", FeedMode.DELTA, Count.of("P1", 0), Count.of("P1-42", 4), Count.of("P2", 0));
        arrive(FIRST, ListingPolicy.OnArrival.LIST);
        feeds.snapshot(SECOND, "aurelle", Piece.of("Z").style("ST-Z"));
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void pages_follow_each_other_without_a_gap_or_a_repetition() {
        List<String> seen = new ArrayList<>();
        Long after = null;
        do {
            Long from = after;
            Page page = database.query(FIRST, () -> assortment.page(Filter.NONE, from, 3, SHOP));
            page.items().forEach(item -> seen.add(item.title().get("en")));
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .hasSize(7)
                .containsExactlyInAnyOrder("Coat 1", "Coat 2", "Coat 3", "Coat 4", "Coat 5", "Coat 6", "Coat 7");
    }

    @Test
    void a_list_tells_price_span_stock_and_variants_of_each_product() {
        assertThat(page(new Filter("valdor", null)).items())
                .filteredOn(item -> "Coat 1".equals(item.title().get("en")))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.brand()).isEqualTo("Valdor");
                    assertThat(item.priceFrom().minor()).isEqualTo(65000);
                    assertThat(item.priceTo().minor()).isEqualTo(70000);
                    assertThat(item.inStock()).isTrue();
                    assertThat(item.variants()).isEqualTo(2);
                    assertThat(item.image()).isEqualTo("https://img.example/ST-1.jpg");
                });
        assertThat(page(Filter.NONE).items())
                .filteredOn(item -> "Coat 2".equals(item.title().get("en")))
                .singleElement()
                .matches(item -> !item.inStock());
    }

    @Test
    void brand_and_category_narrow_a_list() {
        assertThat(page(new Filter("corsini", null)).items()).hasSize(3);
        assertThat(page(new Filter("corsini", "women")).items()).hasSize(3);
        assertThat(page(new Filter("corsini", "wom")).items()).isEmpty();
        assertThat(page(new Filter("nobody", null)).items()).isEmpty();
        assertThat(database.query(FIRST, () -> assortment.brands(SHOP)))
                .containsExactly(new BrandSummary("corsini", "Corsini"), new BrandSummary("valdor", "Valdor"));
    }

    @Test
    void a_product_shows_its_variants_and_is_found_under_the_id_that_it_had() {
        long id = page(new Filter("valdor", null)).items().getFirst().id();
        database.in(
                FIRST,
                () -> database.jdbc()
                        .sql("insert into catalogue.redirect (tenant_id, kind, old_id, new_id)"
                                + " values (tenancy.current_tenant(), 'PRODUCT', 990001, :id)")
                        .param("id", id)
                        .update());
        ProductDetail product =
                database.query(FIRST, () -> assortment.product(990001, SHOP).orElseThrow());
        assertThat(product.id()).isEqualTo(id);
        assertThat(product.title())
                .isEqualTo(page(new Filter("valdor", null)).items().getFirst().title());
        long first = page(Filter.NONE).items().stream()
                .filter(item -> "Coat 1".equals(item.title().get("en")))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(database.query(FIRST, () -> assortment.product(first, SHOP).orElseThrow())
                        .variants())
                .extracting(
                        variant -> variant.sizeLabel() + " " + variant.price().minor() + " " + variant.available())
                .containsExactly("40 65000 0", "42 70000 4");
    }

    @Test
    void the_products_of_another_tenant_are_not_found() {
        long foreign = database.query(
                SECOND,
                () -> database.jdbc()
                        .sql("select product_id from catalogue.product")
                        .query(Long.class)
                        .single());
        assertThat(database.query(FIRST, () -> assortment.product(foreign, SHOP)))
                .isEmpty();
        assertThat(page(Filter.NONE).items()).noneMatch(item -> item.id() == foreign);
    }

    @Test
    void a_page_has_a_limit() {
        assertThatThrownBy(() -> database.query(FIRST, () -> assortment.page(Filter.NONE, null, 101, SHOP)))
                .hasMessage("a page has 1 to 100 products, not 101");
    }

    @Test
    void a_shop_that_lists_by_hand_or_as_drafts_sells_nothing_on_arrival() {
        arrive(SECOND, ListingPolicy.OnArrival.LEAVE);
        assertThat(listings()).isEmpty();
        arrive(SECOND, ListingPolicy.OnArrival.DRAFT);
        arrive(SECOND, ListingPolicy.OnArrival.LIST);
        assertThat(listings()).as("a listing that stands is left alone").containsExactly("DRAFT");
    }

    private static List<String> listings() {
        return database.query(
                SECOND,
                () -> database.jdbc()
                        .sql("select state from assortment.listing")
                        .query(String.class)
                        .list());
    }

    private static Page page(Filter filter) {
        return database.query(FIRST, () -> assortment.page(filter, null, 100, SHOP));
    }

    /** Hands the events that the merges wrote to the consumer. */
    private static void arrive(TenantId tenant, ListingPolicy.OnArrival policy) {
        database.in(tenant, () -> {
            List<Event> events = database.jdbc()
                    .sql("select aggregate_id from outbox.event where type = 'ProductChanged'")
                    .query((row, number) ->
                            new Event(number, "ProductChanged", "product", row.getString(1), 1, "{}", Instant.EPOCH))
                    .list();
            new ListingConsumer(database.jdbc(), any -> policy).consume(events);
        });
    }
}
