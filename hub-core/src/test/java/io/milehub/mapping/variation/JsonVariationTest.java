package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.Choices.Coverage;
import io.milehub.mapping.variation.JsonWriting.Shape;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How JSON is written, and on how many pages, is nothing that its records may depend on. */
class JsonVariationTest {
    private static final int SEEDS = 24;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void shape_order_white_space_escapes_charset_and_reads_do_not_matter(Shape shape) throws Exception {
        Coverage coverage = new Coverage();
        Relation relation = new Relation(TestMapping.of(folder, yaml(shape)));
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            Catalogue catalogue = Catalogue.of(seed, 1 + seed % 4, text -> true);
            byte[] body = new JsonWriting(choices, shape, null).document(catalogue.styles);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        assertThat(coverage.neverTaken()).isEmpty();
        assertThat(relation.recognised()).isGreaterThan(SEEDS);
    }

    @Test
    void the_size_of_pages_does_not_matter() throws Exception {
        for (Shape shape : List.of(Shape.WRAPPED_STYLES, Shape.WRAPPED_SIZES)) {
            Mapping mapping = TestMapping.of(folder, yaml(shape));
            for (int seed = 0; seed < SEEDS; seed++) {
                Catalogue catalogue = Catalogue.of(seed, 6, text -> true);
                for (int pages : new int[] {1, 2, 3, 6, 9}) {
                    assertThat(paged(mapping, pages(catalogue, shape, pages, seed)))
                            .as("%s, seed %d, %d pages", shape, seed, pages)
                            .isEqualTo(catalogue.expected());
                }
            }
        }
    }

    /** A mapping of such documents. */
    static String yaml(Shape shape) {
        return "record: item\nmode: snapshot\nformat: " + (shape.lines ? "ndjson" : "json") + "\neach: " + shape.each
                + "\n" + (shape.name().startsWith("WRAPPED") ? "page: { next: .next }\n" : "")
                + Catalogue.fields(shape.nested ? "$parent" : "");
    }

    private static Map<String, byte[]> pages(Catalogue catalogue, Shape shape, int count, int seed) {
        Map<String, byte[]> pages = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Choices choices = new Choices(seed * 10L + i, new Coverage());
            String next = i + 1 < count ? "?after=" + (i + 1) + "&\"é\"" : null;
            pages.put(
                    i == 0 ? "" : "?after=" + i + "&\"é\"",
                    new JsonWriting(choices, shape, next)
                            .document(catalogue.parts(count).get(i)));
        }
        return pages;
    }

    /** Goes from page to page as a pull does; what a page says of itself is the same if its records are passed over. */
    static List<String> paged(Mapping mapping, Map<String, byte[]> pages) throws Exception {
        Told told = new Told(null);
        String cursor = "";
        while (cursor != null) {
            byte[] body = Objects.requireNonNull(pages.remove(cursor), cursor);
            PageFacts page = told.read(mapping, new Trickle(body, Trickle.ANY, body.length));
            cursor = page == null ? null : page.next();
            assertThat(mapping.page(new ByteArrayInputStream(body)).next()).isEqualTo(cursor);
        }
        assertThat(pages).as("pages that nothing led to").isEmpty();
        return told.lines;
    }
}
