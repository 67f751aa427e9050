package io.milehub.catalogue;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.catalogue.content.ProductField;
import io.milehub.database.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of each field of a product the source that is trusted most for it and has it. */
class FieldPrecedenceTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Feeds feeds = new Feeds(database);

    /** The brand itself knows its goods, the boutique has the better pictures, the distributor the paperwork. */
    @BeforeAll
    static void open() {
        feeds.source(FIRST, "aurelle", 10);
        feeds.source(FIRST, "boutique", 20);
        feeds.source(FIRST, "lume", 30);
        rank("boutique", Map.of(ProductField.IMAGES, (short) 5));
        rank("lume", Map.of(ProductField.HS_CODE, (short) 1, ProductField.ORIGIN, (short) 20));
    }

    @AfterAll
    static void close() {
        feeds.close();
    }

    private static void rank(String source, Map<ProductField, Short> ranks) {
        database.in(FIRST, () -> feeds.fieldRanks().provision(source, ranks));
    }

    private static Piece piece(String source, String style, String fields) {
        return Piece.of(style + "-" + source).style(style).title("By " + source).fields(fields);
    }

    @Test
    void each_field_is_the_word_of_the_best_source_that_has_it() {
        feeds.delta(FIRST, "lume", piece("lume", "EACH", """
                {"hsCode": "620211", "origin": "RO", "composition": "wool", "images": ["l.jpg"], "season": "FW25"}
                """));
        feeds.delta(FIRST, "aurelle", piece("aurelle", "EACH", """
                {"hsCode": "620219", "season": null, "images": ["a.jpg"], "description": {"en": "By hand"}}
                """));
        feeds.delta(FIRST, "boutique", piece("boutique", "EACH", """
                {"origin": "IT", "images": ["b.jpg"], "description": {}, "season": "FW26", "category": "coats"}
                """));
        assertThat(product("EACH"))
                .containsExactly(
                        "title {\"en\": \"By aurelle\"}", // rank 10
                        "description {\"en\": \"By hand\"}",
                        "category women/coats", // rank 10 before 20
                        "season FW26", // the brand has none
                        "composition wool", // only the distributor has it
                        "origin IT", // 20 and 20: then the rank of the source
                        "hs_code 620211", // 1 for this field
                        "images {b.jpg}"); // 5 for this field
    }

    @Test
    void what_only_a_source_had_that_is_gone_is_gone() {
        feeds.delta(FIRST, "aurelle", piece("aurelle", "GONE", "{\"composition\": null}"));
        feeds.snapshot(FIRST, "lume", piece("lume", "GONE", "{\"composition\": \"silk\"}"));
        assertThat(product("GONE")).contains("composition silk");
        feeds.snapshot(FIRST, "lume", piece("lume", "GONE-NOT", "{}"));
        assertThat(product("GONE")).contains("composition ", "title {\"en\": \"By aurelle\"}");
    }

    @Test
    void a_product_that_comes_new_with_an_offer_that_stood_before_has_the_fields_of_both() {
        feeds.delta(
                FIRST,
                "lume",
                piece("lume", "OLD-STYLE", "{\"composition\": \"silk\"}").gtin("08051234567897"));
        feeds.delta(FIRST, "aurelle", piece("aurelle", "NEW-STYLE", "{}").gtin("08051234567897"));
        assertThat(product("NEW-STYLE")).contains("composition silk", "title {\"en\": \"By aurelle\"}");
        assertThat(text("""
                select aggregate_version::text from outbox.event
                 where aggregate_id = (select product_id::text from catalogue.product where style_key = 'NEW-STYLE')
                """)).as("it is told once").containsExactly("1");
    }

    @Test
    void of_one_source_the_first_sku_speaks_as_a_whole() {
        feeds.delta(
                FIRST,
                "lume",
                piece("lume", "ONE", "{\"season\": null}"),
                Piece.of("ZZ").style("ONE").size("44").title("By another size"));
        assertThat(product("ONE")).contains("season ", "title {\"en\": \"By lume\"}");
    }

    @Test
    void ranks_that_are_no_longer_configured_hold_no_longer() {
        feeds.source(FIRST, "fickle", 40);
        rank("fickle", Map.of(ProductField.TITLE, (short) 0, ProductField.ORIGIN, (short) 0));
        feeds.delta(FIRST, "aurelle", piece("aurelle", "FICKLE", "{\"origin\": \"IT\"}"));
        feeds.delta(FIRST, "fickle", piece("fickle", "FICKLE", "{\"origin\": \"PT\"}"));
        assertThat(product("FICKLE")).contains("title {\"en\": \"By fickle\"}", "origin PT");
        rank("fickle", Map.of(ProductField.ORIGIN, (short) 50));
        feeds.delta(FIRST, "fickle", piece("fickle", "FICKLE", "{\"origin\": \"ES\"}"));
        assertThat(product("FICKLE")).contains("title {\"en\": \"By aurelle\"}", "origin IT");
    }

    private static List<String> product(String style) {
        return text("""
                select unnest(array['title ' || title::text, 'description ' || description::text,
                         'category ' || coalesce(category, ''), 'season ' || coalesce(season, ''),
                         'composition ' || coalesce(composition, ''), 'origin ' || coalesce(origin, ''),
                         'hs_code ' || coalesce(hs_code, ''), 'images ' || images::text])
                  from catalogue.product where style_key = '%s'
                """.formatted(style));
    }

    private static List<String> text(String sql) {
        return database.query(
                FIRST, () -> database.jdbc().sql(sql).query(String.class).list());
    }
}
