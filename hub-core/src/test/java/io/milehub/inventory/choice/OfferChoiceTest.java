package io.milehub.inventory.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.checkout.Shop;
import io.milehub.database.TestDatabase;
import io.milehub.inventory.HoldOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three houses sell one coat; a member in Italy wants it. */
class OfferChoiceTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    private Shop shop;
    /** The house that is trusted most, and so is taken where nothing else decides. */
    private long trusted;

    private long second;
    private long third;

    @BeforeEach
    void open() {
        shop = new Shop(DATABASE);
        long any = shop.variant("COAT-" + System.nanoTime(), "610.00", 0);
        trusted = shop.offer(any, "atelier", 1, 5);
        second = shop.offer(any, "boutique", 20, 5);
        third = shop.offer(any, "casa", 30, 5);
        sql("update intake.source set country = null, location_countries = '{}' where tenant_id = 1");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void where_nothing_is_known_the_most_trusted_house_sells() {
        assertThat(takes(1)).containsExactly(trusted + " main x1");
    }

    @Test
    void the_lowest_price_as_the_market_shows_it_sells() {
        price(trusted, 65000, "EUR", "INC", "IT");
        // 500.00 without tax are 610.00 with the Italian 22 %.
        price(second, 50000, "EUR", "EXC", null);
        price(third, 61001, "EUR", "INC", "IT");
        assertThat(takes(1)).containsExactly(second + " main x1");
        price(third, 60999, "EUR", "INC", "IT");
        assertThat(takes(1)).containsExactly(third + " main x1");
    }

    @Test
    void a_price_in_another_currency_is_no_price_here() {
        price(trusted, 10000, "USD", "EXC", null);
        price(third, 65000, "EUR", "INC", "IT");
        assertThat(takes(1)).containsExactly(third + " main x1");
    }

    @Test
    void a_price_feed_has_the_last_word_on_the_price() {
        price(trusted, 65000, "EUR", "INC", "IT");
        price(second, 60000, "EUR", "INC", "IT");
        sql("""
                insert into pricing.price_fact (tenant_id, offer_id, type, told_by, amount_minor, currency, tax_mode,
                       tax_country, content_hash, domain, valid_from, source, delivery_id, ordinal, mapping_id)
                values (1, %d, 'RRP', 'PRICE', 59999, 'EUR', 'INC', 'IT', gen_random_uuid(), '', hub.now(), 'casa', 1,
                       0, 1)
                """.formatted(third));
        assertThat(takes(1)).containsExactly(third + " main x1");
    }

    @Test
    void at_one_price_the_nearest_place_sells() {
        country("atelier", "CH");
        country("boutique", "FR");
        assertThat(takes(1)).containsExactly(second + " main x1");
        country("casa", "IT");
        assertThat(takes(1)).containsExactly(third + " main x1");
    }

    @Test
    void a_location_may_lie_elsewhere_than_its_house() {
        country("atelier", "FR");
        sql("update intake.source set location_countries = '{\"milano\":\"IT\"}'"
                + " where tenant_id = 1 and source = 'atelier'");
        shop.shelf().place(trusted, "milano", 1);
        assertThat(takes(1)).containsExactly(trusted + " milano x1");
    }

    @Test
    void at_one_price_and_distance_the_fresher_count_sells_by_hour_day_and_week() {
        counted(trusted, "8 days");
        counted(second, "25 hours");
        assertThat(takes(1)).containsExactly(second + " main x1");
        counted(third, "61 minutes");
        assertThat(takes(1)).containsExactly(third + " main x1");
        counted(second, "1 minute");
        assertThat(takes(1)).containsExactly(second + " main x1");
        counted(trusted, "59 minutes");
        assertThat(takes(1)).as("both of the last hour").containsExactly(trusted + " main x1");
    }

    @Test
    void a_market_may_ask_in_another_order_or_not_at_all() {
        price(trusted, 70000, "EUR", "INC", "IT");
        price(second, 60000, "EUR", "INC", "IT");
        price(third, 65000, "EUR", "INC", "IT");
        country("boutique", "US");
        country("casa", "DE");
        shop.prefer(Criterion.DISTANCE, Criterion.PRICE);
        assertThat(takes(1)).containsExactly(third + " main x1");
        shop.prefer(Criterion.PRICE);
        assertThat(takes(1)).containsExactly(second + " main x1");
        shop.prefer();
        assertThat(takes(1)).containsExactly(trusted + " main x1");
    }

    @Test
    void one_place_that_covers_the_line_is_better_than_a_better_place_that_does_not() {
        price(trusted, 60000, "EUR", "INC", "IT");
        price(second, 65000, "EUR", "INC", "IT");
        price(third, 70000, "EUR", "INC", "IT");
        sql("update inventory.stock_level set on_hand = 2 where tenant_id = 1 and offer_id in (%d, %d)"
                .formatted(trusted, second));
        assertThat(takes(3)).containsExactly(third + " main x3");
        // Seven lie at no one place: the order of the criteria, and the rest of each.
        assertThat(takes(7)).containsExactly(trusted + " main x2", second + " main x2", third + " main x3");
    }

    @Test
    void of_places_that_are_alike_the_older_offer_and_then_the_first_location_by_name_sells() {
        sql("update intake.source set rank = 10 where tenant_id = 1 and source in ('atelier', 'boutique', 'casa')");
        shop.shelf().place(trusted, "bologna", 5);
        assertThat(takes(1)).containsExactly(trusted + " bologna x1");
        sql("update intake.source set rank = 1 where tenant_id = 1 and source = 'atelier'");
    }

    @ParameterizedTest
    @CsvSource({
        "IT, IT, SAME_COUNTRY",
        "FR, IT, SAME_CUSTOMS_AREA",
        "MC, IT, SAME_CUSTOMS_AREA",
        "LI, CH, SAME_CUSTOMS_AREA",
        "JE, GB, SAME_CUSTOMS_AREA",
        "SM, IT, ABROAD",
        "CH, IT, ABROAD",
        "GB, IE, ABROAD",
        "  , IT, UNKNOWN",
    })
    void borders_are_counted(@Nullable String from, String to, Distance distance) {
        assertThat(Distance.between(from, to)).isEqualTo(distance);
    }

    @Test
    void a_step_of_age_includes_its_end() {
        assertThat(Freshness.of(Duration.ofHours(1))).isEqualTo(Freshness.HOUR);
        assertThat(Freshness.of(Duration.ofHours(1).plusSeconds(1))).isEqualTo(Freshness.DAY);
        assertThat(Freshness.of(Duration.ofDays(1))).isEqualTo(Freshness.DAY);
        assertThat(Freshness.of(Duration.ofDays(7))).isEqualTo(Freshness.WEEK);
        assertThat(Freshness.of(Duration.ofDays(7).plusSeconds(1))).isEqualTo(Freshness.OLDER_OR_UNKNOWN);
        assertThat(Freshness.of(null)).isEqualTo(Freshness.OLDER_OR_UNKNOWN);
    }

    /** Where a hold takes its pieces; it is given back, so that the next finds the same stock. */
    private List<String> takes(int quantity) {
        var hold = ((HoldOutcome.Held) shop.hold(trusted, quantity)).hold();
        shop.in(() -> shop.holds().release(hold.id(), shop.member()));
        return hold.promises().stream()
                .map(promise -> promise.offerId() + " " + promise.location() + " x" + promise.quantity())
                .toList();
    }

    private void price(long offer, long minor, String currency, String mode, @Nullable String country) {
        sql("""
                update catalogue.offer set rrp_minor = %d, rrp_currency = '%s', rrp_tax_mode = '%s',
                       rrp_tax_country = %s, rrp_from = hub.now()
                 where tenant_id = 1 and offer_id = %d
                """.formatted(minor, currency, mode, country == null ? "null" : "'" + country + "'", offer));
    }

    private void country(String source, String country) {
        sql("update intake.source set country = '%s' where tenant_id = 1 and source = '%s'".formatted(country, source));
    }

    private void counted(long offer, String ago) {
        sql("update inventory.stock_level set as_of = hub.now() - interval '%s' where tenant_id = 1 and offer_id = %d"
                .formatted(ago, offer));
    }

    private void sql(String statement) {
        shop.shelf().run(statement);
    }
}
