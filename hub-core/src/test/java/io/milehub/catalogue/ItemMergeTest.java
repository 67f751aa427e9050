package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static io.milehub.database.TestDatabase.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.MergeCounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ItemMergeTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);
    private static final Shelves shelves = new Shelves(database);

    @BeforeAll
    static void open() {
        feeds.italy(FIRST);
        feeds.italy(SECOND);
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    @Test
    void the_same_snapshot_again_writes_no_row() {
        feeds.source(FIRST, "same", 10);
        Piece[] pieces = {
            Piece.of("S-1").style("SAME").told(3L, NOON),
            Piece.of("S-2").style("SAME").gtin("08051234567897")
        };
        assertThat(feeds.snapshot(FIRST, "same", pieces)).isEqualTo(new MergeCounts(2, 0, 0, 0, 0));
        List<String> before = shelves.places(FIRST);
        assertThat(feeds.snapshot(FIRST, "same", pieces)).isEqualTo(new MergeCounts(0, 0, 2, 0, 0));
        assertThat(shelves.places(FIRST)).isEqualTo(before);
    }

    @Test
    void an_older_fact_loses_and_counts_as_older() {
        feeds.source(FIRST, "older", 10);
        Piece piece = Piece.of("O-1").style("OLDER");
        feeds.delta(FIRST, "older", piece.title("New").told(5L, NOON));
        assertThat(feeds.delta(FIRST, "older", piece.title("Old").told(4L, NOON.plusSeconds(60))))
                .isEqualTo(new MergeCounts(0, 0, 0, 1, 0));
        assertThat(feeds.delta(FIRST, "older", piece.title("New").told(6L, NOON)))
                .isEqualTo(new MergeCounts(0, 0, 1, 0, 0));
        assertThat(text("select version || (content #>> '{title,en}') from catalogue.offer"
                        + " join catalogue.content using (tenant_id, content_id) where supplier_sku = 'O-1'"))
                .containsExactly("6New");
    }

    /** The longest that a mapping lets pass, of letters of three bytes: see {@code docs/mapping.md}. */
    @Test
    void texts_of_the_greatest_length_are_taken_in_and_changed() {
        feeds.source(FIRST, "long", 10);
        Piece longest = Piece.of("靴".repeat(128))
                .style("靴".repeat(128))
                .brand("靴".repeat(200))
                .colour("靴".repeat(120))
                .size("靴".repeat(40));
        assertThat(feeds.snapshot(FIRST, "long", longest)).isEqualTo(new MergeCounts(1, 0, 0, 0, 0));
        assertThat(feeds.snapshot(FIRST, "long", longest.colour("衣".repeat(120))))
                .isEqualTo(new MergeCounts(0, 1, 0, 0, 0));
    }

    @Test
    void a_lifetime_limit_is_the_suppliers_word_and_ends_with_it() {
        feeds.source(FIRST, "limited", 10);
        Piece numbered = Piece.of("L-1").style("LIMITED").limited(30);
        Piece endless = Piece.of("L-2").style("LIMITED").size("42");
        feeds.snapshot(FIRST, "limited", numbered, endless);
        assertThat(limits()).containsExactly("L-1 30", "L-2 none");
        assertThat(feeds.snapshot(FIRST, "limited", numbered.limited(20), endless))
                .as("in place: nothing else of it is another")
                .isEqualTo(new MergeCounts(0, 1, 1, 0, 0));
        assertThat(limits()).containsExactly("L-1 20", "L-2 none");
        feeds.snapshot(FIRST, "limited", numbered.limited(10).size("44"), endless.limited(5));
        assertThat(limits()).containsExactly("L-1 10", "L-2 5");
        feeds.snapshot(FIRST, "limited", numbered.limited(null), endless.limited(5));
        assertThat(limits()).containsExactly("L-1 none", "L-2 5");
    }

    private static List<String> limits() {
        return text("select supplier_sku || ' ' || coalesce(lifetime_limit::text, 'none') from catalogue.offer"
                + " where supplier_sku in ('L-1', 'L-2') order by supplier_sku");
    }

    @Test
    void a_piece_that_a_snapshot_lacks_is_removed_and_a_later_one_brings_it_back() {
        feeds.source(FIRST, "gone", 10);
        Piece stays = Piece.of("G-1").style("GONE").told(null, NOON);
        Piece goes = Piece.of("G-2").style("GONE").size("42").told(null, NOON);
        feeds.snapshot(FIRST, "gone", stays, goes);
        assertThat(feeds.snapshot(FIRST, "gone", stays.told(null, NOON.plusSeconds(60))))
                .isEqualTo(new MergeCounts(0, 0, 1, 0, 1));
        assertThat(removed("G-2")).isTrue();
        assertThat(feeds.delta(FIRST, "gone", goes.told(null, NOON.plusSeconds(30))))
                .as("a message from before the removal")
                .isEqualTo(new MergeCounts(0, 0, 0, 1, 0));
        assertThat(removed("G-2")).isTrue();
        assertThat(feeds.snapshot(FIRST, "gone", stays.told(null, NOON.plusSeconds(60)), goes))
                .as("a snapshot that has it, though the piece itself was not touched since")
                .isEqualTo(new MergeCounts(1, 0, 1, 0, 0));
        assertThat(removed("G-2")).isFalse();
    }

    @Test
    void a_snapshot_of_one_source_leaves_the_offers_of_another_alone() {
        feeds.source(FIRST, "mine", 10);
        feeds.source(FIRST, "theirs", 10);
        feeds.snapshot(FIRST, "theirs", Piece.of("T-1").style("THEIRS"));
        assertThat(feeds.snapshot(FIRST, "mine", Piece.of("M-1").style("MINE")).removed())
                .isZero();
        assertThat(removed("T-1")).isFalse();
    }

    @Test
    void a_product_tells_once_a_run_with_the_version_that_its_row_has() {
        feeds.source(FIRST, "told", 10);
        Piece[] sizes = {
            Piece.of("E-1").style("TOLD"), Piece.of("E-2").style("TOLD").size("42")
        };
        feeds.snapshot(FIRST, "told", sizes);
        feeds.snapshot(FIRST, "told", sizes[0].title("A"), sizes[1].title("B"));
        assertThat(text("""
                select e.type || ' ' || e.aggregate_version || ' of ' || v.version
                  from outbox.event e
                  join catalogue.product p on p.product_id = e.aggregate_id::bigint
                  join catalogue.product_version v on v.product_id = p.product_id
                 where p.style_key = 'TOLD' order by e.event_id
                """)).containsExactly("ProductChanged 1 of 2", "ProductChanged 2 of 2");
        assertThat(text("select title ->> 'en' from catalogue.product where style_key = 'TOLD'"))
                .as("of equal rank and source, the first SKU speaks for the product")
                .containsExactly("A");
    }

    @Test
    void names_of_a_brand_in_other_letters_and_its_aliases_are_one_brand() {
        feeds.source(FIRST, "names", 10);
        database.in(FIRST, () -> new Brands(database.jdbc()).alias("C.V. Milano", "Corte Vérde"));
        feeds.snapshot(
                FIRST,
                "names",
                Piece.of("N-1").style("N1").brand("CORTE VERDE"),
                Piece.of("N-2").style("N2").brand(" Corte  Vérde"),
                Piece.of("N-3").style("N3").brand("cv milano"),
                Piece.of("N-4").style("N4").brand("C V Milano"));
        assertThat(text("""
                select b.slug || ' ' || count(*) from catalogue.product p join catalogue.brand b using (brand_id)
                 where p.style_key in ('N1', 'N2', 'N3', 'N4') group by b.slug order by 1
                """)).containsExactly("corte-verde 3", "cv-milano 1");
    }

    @Test
    void a_variant_that_joins_a_gtin_leaves_a_redirect_until_it_stands_alone_again() {
        feeds.source(FIRST, "plain", 20);
        feeds.source(FIRST, "coded", 10);
        Piece plain = Piece.of("J-1").style("JOIN");
        feeds.snapshot(FIRST, "plain", plain);
        long alone = variant("J-1");
        feeds.snapshot(FIRST, "coded", Piece.of("J-2").style("JOIN").gtin("08051234567873"));
        assertThat(variant("J-1")).isEqualTo(variant("J-2")).isNotEqualTo(alone);
        assertThat(text("select new_id::text from catalogue.redirect where kind = 'VARIANT' and old_id = " + alone))
                .containsExactly(String.valueOf(variant("J-2")));
        feeds.snapshot(FIRST, "coded", Piece.of("J-3").style("OTHER"));
        assertThat(variant("J-1")).isEqualTo(alone);
        assertThat(text("select new_id::text from catalogue.redirect where kind = 'VARIANT' and old_id = " + alone))
                .isEmpty();
    }

    @Test
    void a_product_whose_variants_all_follow_a_better_source_redirects_to_theirs() {
        feeds.source(FIRST, "second", 20);
        feeds.source(FIRST, "best", 10);
        feeds.snapshot(FIRST, "second", Piece.of("P-1").style("SECOND").gtin("08051234567866"));
        feeds.snapshot(
                FIRST,
                "best",
                Piece.of("P-2").style("BEST").gtin("08051234567866").title("By the best"));
        assertThat(text("""
                select o.style_key || ' to ' || n.style_key || ' ' || (n.title ->> 'en')
                  from catalogue.redirect r
                  join catalogue.product o on o.product_id = r.old_id
                  join catalogue.product n on n.product_id = r.new_id
                 where r.kind = 'PRODUCT' and o.style_key = 'SECOND'
                """)).containsExactly("SECOND to BEST By the best");
    }

    @Test
    void two_tenants_with_the_same_feed_share_nothing() {
        feeds.source(FIRST, "both", 10);
        feeds.source(SECOND, "both", 10);
        Piece piece = Piece.of("B-1").style("BOTH");
        feeds.snapshot(SECOND, "both", piece);
        List<String> before = shelves.places(SECOND);
        assertThat(feeds.snapshot(FIRST, "both", piece, Piece.of("B-2").style("BOTH")))
                .isEqualTo(new MergeCounts(2, 0, 0, 0, 0));
        assertThat(shelves.places(SECOND)).isEqualTo(before);
    }

    private static boolean removed(String sku) {
        return text("select (removed_at is not null)::text from catalogue.offer where supplier_sku = '" + sku + "'")
                .equals(List.of("true"));
    }

    private static long variant(String sku) {
        return Long.parseLong(text("select variant_id::text from catalogue.offer where supplier_sku = '" + sku + "'")
                .getFirst());
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
