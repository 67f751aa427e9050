package io.milehub.assortment;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Count;
import io.milehub.catalogue.Piece;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.OffersForSale;
import io.milehub.mapping.FeedMode;
import io.milehub.tenancy.Viewer;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One offer that may be sold; each test takes one reason away and looks through every door. */
class SellableTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);
    private static final Viewer GOLD = new Viewer(FIRST, 1L, "gold", Set.of());

    @BeforeAll
    static void open() {
        feeds.italy(FIRST);
        feeds.source(FIRST, "aurelle", 10);
        feeds.snapshot(FIRST, "aurelle", Piece.of("A-1"));
        feeds.stock(FIRST, "aurelle", FeedMode.DELTA, Count.of("A-1", 3), new Count("A-1", "roma", 2, null, null));
        sql("insert into membership.tier values (tenancy.current_tenant(), 'silver', 1),"
                + " (tenancy.current_tenant(), 'gold', 2), (tenancy.current_tenant(), 'black', 3)");
        sql("insert into assortment.listing (tenant_id, product_id, market, state)"
                + " select tenancy.current_tenant(), product_id, 'it', 'LISTED' from catalogue.product");
        sql("update inventory.stock_level set held = 1, buffer = 1 where location = 'main'");
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @AfterEach
    void mend() {
        sql("delete from assortment.sale_rule");
        sql("update assortment.listing set state = 'LISTED', publish_from = null, publish_to = null, tier = null");
        sql("update catalogue.offer set removed_at = null, agreement_id = null, lifetime_limit = null");
        sql("update catalogue.agreement set validity = tstzrange('2020-01-01', null)");
    }

    @Test
    void what_nothing_forbids_is_sold_from_every_place_with_its_price() {
        assertThat(database.query(FIRST, () -> new Sellable(database.jdbc()).offers(variants(), "it", "IT", GOLD)))
                .extracting(place -> place.location() + " " + place.available() + " for "
                        + place.shown().minor())
                .containsExactly("main 1 for 65000", "roma 2 for 65000");
        assertThat(isSold("it", "IT", GOLD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update assortment.listing set state = 'DRAFT'",
                "update assortment.listing set state = 'IN_REVIEW'",
                "update assortment.listing set state = 'DELISTED'",
                "update assortment.listing set publish_from = hub.now() + interval '1 hour'",
                "update assortment.listing set publish_to = hub.now() - interval '1 hour'",
                "update assortment.listing set tier = 'black'",
                "update catalogue.offer set removed_at = hub.now()",
                "update catalogue.agreement set validity = tstzrange('2020-01-01', '2021-01-01')",
            })
    void it_is_not_sold_when(String reason) {
        sql(reason);
        assertThat(isSold("it", "IT", GOLD)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update assortment.listing set publish_from = hub.now() - interval '1 hour'",
                "update assortment.listing set publish_to = hub.now() + interval '1 hour'",
                "update assortment.listing set tier = 'gold'",
                "update assortment.listing set tier = 'silver'",
            })
    void it_is_still_sold_when(String circumstance) {
        sql(circumstance);
        assertThat(isSold("it", "IT", GOLD)).isTrue();
    }

    @Test
    void a_viewer_without_a_tier_sees_what_needs_none() {
        Viewer guest = new Viewer(FIRST, null, null, Set.of());
        assertThat(isSold("it", "IT", guest)).isTrue();
        sql("update assortment.listing set tier = 'silver'");
        assertThat(isSold("it", "IT", guest)).isFalse();
    }

    @Test
    void another_market_sells_nothing_of_it() {
        assertThat(isSold("fr", "FR", GOLD)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "brand_id,   Maison Aurelle, HIDE,          ,       , false",
        "product_id, ST-1,           HIDE,          ,       , false",
        "offer_id,   A-1,            HIDE,          ,       , false",
        "category,   women/coats,    HIDE,          ,       , false",
        "category,   women,          HIDE,          ,       , false",
        "category,   wom,            HIDE,          ,       , true",
        "category,   women,          HIDE,        IT,       , false",
        "category,   women,          NO_SHIP,     IT,       , false",
        "category,   women,          NO_SHIP,     CH,       , true",
        "category,   women,          HIDE,          , gold  , false",
        "category,   women,          HIDE,          , silver, true",
        "category,   women,          NO_DISCOUNT,   ,       , true",
    })
    void a_rule_bars_what_it_is_about(
            String scope, String name, String effect, @Nullable String country, @Nullable String tier, boolean sold) {
        String subject = switch (scope) {
            case "brand_id" -> "(select brand_id from catalogue.brand where name = :name)";
            case "product_id" -> "(select product_id from catalogue.product where style_key = :name)";
            case "offer_id" -> "(select offer_id from catalogue.offer where supplier_sku = :name)";
            default -> ":name";
        };
        database.in(
                FIRST,
                () -> database.jdbc()
                        .sql("insert into assortment.sale_rule (tenant_id, " + scope
                                + ", effect, country, tier, validity, reason) values (tenancy.current_tenant(), "
                                + subject + ", :effect, :country, :tier, tstzrange('2020-01-01', null), 'test')")
                        .param("name", name)
                        .param("effect", effect)
                        .param("country", country)
                        .param("tier", tier)
                        .update());
        assertThat(isSold("it", "IT", GOLD)).isEqualTo(sold);
    }

    @Test
    void a_rule_that_is_over_bars_nothing() {
        sql("insert into assortment.sale_rule (tenant_id, category, effect, validity, reason)"
                + " values (tenancy.current_tenant(), 'women', 'HIDE', tstzrange('2020-01-01', '2021-01-01'), 'test')");
        assertThat(isSold("it", "IT", GOLD)).isTrue();
    }

    /** Of the five pieces one is held and one kept back; a limit counts the held one, wherever it lies. */
    @ParameterizedTest
    @CsvSource({"null, 3", "6, 3", "4, 3", "3, 2", "2, 1", "1, 0"})
    void lists_and_pages_show_no_more_of_a_limited_edition_than_a_hold_would_get(String limit, int available) {
        sql("update catalogue.offer set lifetime_limit = " + limit);
        var shop = new Shop("it", "IT", GOLD);
        var assortment = new Assortment(database.jdbc());
        database.in(FIRST, () -> {
            var listed = assortment.page(Filter.NONE, null, 10, shop).items().getFirst();
            assertThat(listed.inStock()).isEqualTo(available > 0);
            assertThat(assortment.product(listed.id(), shop).orElseThrow().variants())
                    .extracting(ProductDetail.Variant::available)
                    .containsExactly(available);
        });
    }

    /** Through all doors at once, which must agree. */
    private static boolean isSold(String market, String country, Viewer viewer) {
        var shop = new Shop(market, country, viewer);
        var assortment = new Assortment(database.jdbc());
        var sellable = new Sellable(database.jdbc());
        return database.query(FIRST, () -> {
            boolean held = !sellable.offers(variants(), market, country, viewer).isEmpty();
            var audience = new OffersForSale.Audience(viewer.tier(), market, country);
            assertThat(!sellable.of(variants(), audience).isEmpty()).isEqualTo(held);
            assertThat(!assortment.page(Filter.NONE, null, 10, shop).items().isEmpty())
                    .isEqualTo(held);
            assertThat(!assortment.brands(shop).isEmpty()).isEqualTo(held);
            long product = database.jdbc()
                    .sql("select product_id from catalogue.product")
                    .query(Long.class)
                    .single();
            assertThat(assortment.product(product, shop).isPresent()).isEqualTo(held);
            return held;
        });
    }

    private static List<Long> variants() {
        return database.jdbc()
                .sql("select variant_id from catalogue.variant")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    private static void sql(String sql) {
        database.in(FIRST, () -> database.jdbc().sql(sql).update());
    }
}
