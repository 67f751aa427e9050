package io.milehub.pricing;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Feeds.Price;
import io.milehub.catalogue.Piece;
import io.milehub.database.TestDatabase;
import io.milehub.mapping.FeedMode;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownPriceTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @BeforeAll
    static void open() {
        feeds.italy(FIRST);
        feeds.source(FIRST, "one", 10);
        feeds.source(FIRST, "two", 20);
        database.in(FIRST, () -> {
            var markets = new Markets(database.jdbc());
            markets.provision(
                    new Market("trade", List.of("IT", "FR"), Currency.getInstance("EUR"), Market.TaxDisplay.EXC));
            markets.provision(new Market("us", List.of("US"), Currency.getInstance("USD"), Market.TaxDisplay.INC));
        });
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    /** By hand: 100.00 + 22 % = 122.00; 0.01 × 1.22 = 0.0122; 10.25 × 1.22 = 12.505; 120.00 / 1.2 × 1.22 = 122.00. */
    @ParameterizedTest
    @CsvSource({
        "E-1, 10000,     , 12200, 10000",
        "E-2, 1,         , 1,     1",
        "E-3, 1025,      , 1251,  1025",
        "E-4, 65000,   IT, 65000, 53279",
        "E-5, 12000,   FR, 12200, 10000",
        "E-6, 12001,   FR, 12201, 10001",
    })
    void a_price_is_shown_with_the_tax_of_the_market(
            String sku, long minor, String taxCountry, long inItaly, long inTrade) {
        feeds.delta(FIRST, "one", Piece.of(sku).style(sku).rrp(minor, "EUR", taxCountry));
        assertThat(shown(sku)).containsExactly("it " + inItaly + " EUR", "trade " + inTrade + " EUR");
    }

    @Test
    void a_price_that_needs_an_unknown_rate_is_not_shown() {
        feeds.delta(FIRST, "one", Piece.of("U-1").style("U-1").rrp(5000L, "EUR", "PT"));
        feeds.delta(FIRST, "one", Piece.of("U-2").style("U-2").rrp(5000L, "USD", null));
        assertThat(shown("U-1")).isEmpty();
        assertThat(shown("U-2")).isEmpty();
    }

    @Test
    void the_lowest_live_price_is_shown_and_nothing_when_none_is_left() {
        Piece dear = Piece.of("L-1").style("L").gtin("08051234567897");
        Piece cheap = Piece.of("L-2").style("L").gtin("08051234567897").rrp(60000L, "EUR", "IT");
        feeds.delta(FIRST, "one", dear);
        feeds.snapshot(FIRST, "two", cheap);
        feeds.snapshot(FIRST, "two", Piece.of("X-9").style("X"));
        feeds.delta(FIRST, "one", dear.rrp(null, "EUR", null));
        assertThat(text("""
                select coalesce(p.amount_minor::text, 'none')
                  from pricing.price_shown p join catalogue.variant v using (tenant_id, variant_id)
                 where v.gtin = '08051234567897' and p.market = 'it' order by p.shown_from
                """)).containsExactly("65000", "60000", "65000", "none");
    }

    @Test
    void a_change_that_leaves_the_price_as_it_is_appends_nothing() {
        Piece piece = Piece.of("A-1").style("A");
        feeds.delta(FIRST, "one", piece);
        feeds.delta(FIRST, "one", piece.title("Another title"));
        assertThat(text("select count(*)::text from pricing.price_fact f join catalogue.offer o using (offer_id)"
                        + " where o.supplier_sku = 'A-1'"))
                .containsExactly("0");
        assertThat(text("select count(*)::text from pricing.price_shown p join catalogue.offer o using (variant_id)"
                        + " where o.supplier_sku = 'A-1' and p.market = 'it'"))
                .containsExactly("1");
    }

    @Test
    void a_price_feed_is_believed_over_the_catalogue_while_it_tells() {
        Piece piece = Piece.of("F-1").style("F").rrp(50000L, "EUR", "IT");
        feeds.prices(FIRST, "one", FeedMode.DELTA, new Price("F-1", "RRP", 45000, "EUR", "IT", 1L));
        feeds.delta(FIRST, "one", piece);
        assertThat(shown("F-1")).first().isEqualTo("it 45000 EUR");
        assertThat(feeds.prices(FIRST, "one", FeedMode.DELTA, new Price("F-1", "RRP", 44000, "EUR", "IT", 0L))
                        .older())
                .as("an older price")
                .isEqualTo(1);
        feeds.prices(FIRST, "one", FeedMode.DELTA, new Price("F-1", "RRP", 47000, "EUR", "IT", 2L));
        assertThat(shown("F-1")).first().isEqualTo("it 47000 EUR");
        assertThat(feeds.prices(FIRST, "one", FeedMode.SNAPSHOT, new Price("F-2", "COST", 100, "EUR", null, 1L))
                        .removed())
                .isEqualTo(1);
        assertThat(shown("F-1")).first().isEqualTo("it 50000 EUR");
    }

    @Test
    void provisioning_again_changes_nothing_and_a_new_rate_ends_the_old() {
        database.in(FIRST, () -> {
            var markets = new Markets(database.jdbc());
            markets.provisionTaxRate("DE", 1900);
            markets.provisionTaxRate("DE", 1900);
            markets.provisionTaxRate("DE", 2000);
            assertThat(markets.find("it")).map(Market::countries).contains(List.of("IT"));
        });
        assertThat(text("select rate_bp || ' ' || upper_inf(validity) from pricing.tax_rate"
                        + " where country = 'DE' order by lower(validity), 1"))
                .containsExactlyInAnyOrder("1900 false", "2000 true");
    }

    private static List<String> shown(String sku) {
        return text("""
                select distinct on (p.market) p.market || ' ' || p.amount_minor || ' ' || p.currency
                  from pricing.price_shown p join catalogue.offer o using (tenant_id, variant_id)
                 where o.supplier_sku = '%s' order by p.market, p.shown_from desc
                """.formatted(sku));
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
