package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.Gtin;
import io.milehub.database.TestDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which offers are one piece and which are not, worked out by hand. */
class MatchingTest {
    private static final int NUMBERS = 5_000;

    private static final String LINKABLE = """
            select catalogue.linkable_gtin(g) is not null from unnest(:digits) with ordinality n(g, at) order by at
            """;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    @BeforeAll
    static void open() {
        feeds.source(FIRST, "aurelle", 10);
        feeds.source(FIRST, "nord", 20);
        feeds.source(FIRST, "lume", 30);
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    /** IT 40 is a small dress and FR 40 a large one; INT M is a guess in every other scale. */
    @Test
    void one_label_in_two_scales_is_two_variants_of_one_product() {
        feeds.delta(
                FIRST,
                "aurelle",
                scaled("S-1", "IT", "40"),
                scaled("S-2", "FR", "40"),
                scaled("S-3", "INT", "M"),
                scaled("S-4", "SHOE_EU", "40"),
                scaled("S-5", "SHOE_IT", "40"));
        feeds.delta(
                FIRST,
                "nord",
                scaled("T-1", "IT", "40"),
                scaled("T-2", "FR", "40"),
                scaled("T-3", "INT", "M"),
                scaled("T-4", "UK", "M"));
        assertThat(partition("SCALES")).containsExactly("S-1 T-1", "S-2 T-2", "S-3 T-3", "S-4", "S-5", "T-4");
        assertThat(text("select count(*)::text from catalogue.product where style_key = 'SCALES'"))
                .containsExactly("1");
    }

    /** The house writes its own scale, the boutique another: their sizes are one piece only by the GTIN. */
    @Test
    void sizes_of_two_scales_are_one_piece_where_they_share_a_gtin() {
        feeds.delta(
                FIRST,
                "aurelle",
                Piece.of("G-1").style("CODED").size("IT", "40").gtin("08051234567897"));
        feeds.delta(
                FIRST, "nord", Piece.of("G-2").style("CODED").size("FR", "36").gtin("08051234567897"));
        feeds.delta(
                FIRST,
                "lume",
                Piece.of("G-3").style("CODED").size("IT", "40"),
                Piece.of("G-4").style("CODED").size("FR", "36"),
                Piece.of("G-5").style("CODED").size("FR", "40"));
        assertThat(partition("CODED")).containsExactly("G-1 G-2 G-3 G-4", "G-5");
    }

    /** Of a class with two GTINs it cannot be said which one a piece without is; with one left, it is that. */
    @Test
    void a_piece_without_gtin_joins_only_the_one_gtin_of_its_style_colour_and_size() {
        Piece plain = Piece.of("P-3").style("SEVERAL");
        Piece first = Piece.of("P-1").style("SEVERAL").gtin("08051234567880");
        Piece second = Piece.of("P-2").style("SEVERAL").gtin("08051234567873");
        feeds.snapshot(FIRST, "aurelle", first, second);
        feeds.delta(FIRST, "nord", plain);
        assertThat(partition("SEVERAL")).containsExactly("P-1", "P-2", "P-3");
        feeds.snapshot(FIRST, "aurelle", second);
        assertThat(partition("SEVERAL")).containsExactly("P-2 P-3");
        feeds.delta(FIRST, "nord", plain.colour("Rosso"));
        assertThat(partition("SEVERAL")).containsExactly("P-2", "P-3");
        feeds.snapshot(FIRST, "aurelle", first, second);
        feeds.delta(FIRST, "nord", plain);
        assertThat(partition("SEVERAL")).containsExactly("P-1", "P-2", "P-3");
    }

    /** Numbers for use inside one company: two suppliers may both have printed this one on another piece. */
    @Test
    void a_gtin_of_a_restricted_range_joins_nobody() {
        List<String> restricted = List.of(
                "0200000000004",
                "0412345678903",
                "2012345678903",
                "2912345678906",
                "212345678992",
                "412345678903",
                "00000017",
                "21234569");
        for (int i = 0; i < restricted.size(); i++) {
            String gtin = padded(restricted.get(i));
            feeds.delta(FIRST, "aurelle", Piece.of("R-1" + i).style("RA" + i).gtin(gtin));
            feeds.delta(FIRST, "nord", Piece.of("R-2" + i).style("RB" + i).gtin(gtin));
            assertThat(partition("RA" + i)).as(gtin).containsExactly("R-1" + i);
        }
        feeds.delta(FIRST, "lume", Piece.of("R-30").style("RA0").gtin(padded("2012345678903")));
        assertThat(partition("RA0"))
                .as("it is what its style, colour and size say")
                .containsExactly("R-10 R-30");
    }

    /** 036000291452 is a UPC-A; with a packaging level in front it is a case of it, which is another thing. */
    @Test
    void a_gtin_is_one_key_however_many_digits_it_is_written_with() {
        feeds.delta(FIRST, "aurelle", Piece.of("W-1").style("W").gtin(padded("036000291452")));
        feeds.delta(FIRST, "nord", Piece.of("W-2").style("X").gtin(padded("0036000291452")));
        feeds.delta(
                FIRST,
                "lume",
                Piece.of("W-3").style("Y").gtin(padded("00036000291452")),
                Piece.of("W-4").style("Z").gtin(padded("10036000291459")),
                Piece.of("W-5").style("W").size("44").gtin(padded("96385074")));
        feeds.delta(FIRST, "nord", Piece.of("W-6").style("V").gtin(padded("0000096385074")));
        assertThat(partition("W")).containsExactly("W-1 W-2 W-3", "W-5 W-6");
        assertThat(partition("Z")).containsExactly("W-4");
    }

    @Test
    void names_of_one_brand_make_one_piece_and_another_brand_does_not() {
        database.in(FIRST, () -> feeds.brands().alias("M.A. Milano", "Maison Aurelle"));
        feeds.delta(FIRST, "aurelle", Piece.of("B-1").style("NAMES"));
        feeds.delta(FIRST, "nord", Piece.of("B-2").style("NAMES").brand("MAISON AURÈLLE"));
        feeds.delta(
                FIRST,
                "lume",
                Piece.of("B-3").style("NAMES").brand("m.a. milano"),
                Piece.of("B-4").style("NAMES").brand("Maison Aurelle Kids"));
        assertThat(partition("NAMES")).containsExactly("B-1 B-2 B-3", "B-4");
    }

    /** What mapping knows of restricted ranges is what linking knows of them. */
    @Test
    void the_restricted_ranges_are_the_same_in_the_mapping_and_in_the_database() {
        Random random = new Random(14);
        Gtin[] numbers = random.ints(0, 100)
                .mapToObj(prefix -> "%02d%0" + (prefix % 3 == 0 ? 5 : prefix % 3 == 1 ? 9 : 10) + "d")
                .limit(NUMBERS)
                .map(format -> format.formatted(random.nextInt(100), random.nextInt(100_000)))
                .map(MatchingTest::checked)
                .toArray(Gtin[]::new);
        String[] digits = Arrays.stream(numbers).map(Gtin::digits14).toArray(String[]::new);
        List<Boolean> linkable = database.query(
                FIRST,
                () -> database.jdbc()
                        .sql(LINKABLE)
                        .param("digits", digits)
                        .query(Boolean.class)
                        .list());
        for (int i = 0; i < numbers.length; i++) {
            assertThat(linkable.get(i)).as(digits[i]).isEqualTo(!numbers[i].restrictedRange());
        }
        assertThat(linkable).contains(true, false);
    }

    private static Piece scaled(String sku, String scale, String label) {
        return Piece.of(sku).style("SCALES").size(scale, label);
    }

    private static String padded(String digits) {
        return Gtin.of(digits).orElseThrow().digits14();
    }

    /** With the check digit that it wants. */
    private static Gtin checked(String body) {
        for (char digit = '0'; digit <= '9'; digit++) {
            var gtin = Gtin.of(body + digit);
            if (gtin.isPresent()) {
                return gtin.get();
            }
        }
        throw new AssertionError("no check digit makes a GTIN of " + body);
    }

    /** The SKUs of each variant of which an offer has this style, one line a variant. */
    private static List<String> partition(String style) {
        return text("""
                select string_agg(o.supplier_sku, ' ' order by o.supplier_sku)
                  from catalogue.offer o
                 where o.removed_at is null and o.variant_id is not null
                   and o.variant_id in (select variant_id from catalogue.offer where style_key = '%s')
                 group by o.variant_id order by 1
                """.formatted(style));
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
