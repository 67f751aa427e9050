package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.Choices.Coverage;
import io.milehub.mapping.variation.CsvWriting.Kind;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a table is written is nothing that its records may depend on. */
class CsvVariationTest {
    private static final int SEEDS = 40;
    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "windows-1252", "ISO-8859-1", "US-ASCII");

    private static final String TABLE = "record: item\nmode: snapshot\nformat: csv\n";
    private static final String FIELDS =
            Catalogue.fields("").replace("images: .images", "images: split(.images, \"|\")");

    private final Coverage coverage = new Coverage();

    @TempDir
    Path folder;

    @Test
    void tables_of_which_the_mapping_says_nothing() throws Exception {
        vary(found(folder), Kind.FOUND);
    }

    @Test
    void tables_with_comments_padded_quotes_and_short_rows() throws Exception {
        vary(declared(folder), Kind.DECLARED);
    }

    @Test
    void rows_that_go_together() throws Exception {
        vary(grouped(folder), Kind.GROUPED);
    }

    static Mapping found(Path folder) throws Exception {
        return TestMapping.of(folder, TABLE + FIELDS);
    }

    static Mapping declared(Path folder) throws Exception {
        return TestMapping.of(
                folder, TABLE + "csv: { comment: \"#\", padded_quotes: true, missing_cells: absent }\n" + FIELDS);
    }

    static Mapping grouped(Path folder) throws Exception {
        return TestMapping.of(
                folder,
                TABLE + "csv: { group: style }\neach: ._rows[]\n"
                        + Catalogue.fields("$parent").replace("$parent.images", "$parent._all.images"));
    }

    /** What says no charset and is not Unicode is read as Windows-1252, which has letters for Latin-1's controls. */
    private static Predicate<String> writable(Charset charset) {
        return Catalogue.in(charset)
                .and(Catalogue.in(Charset.forName("windows-1252")).or(text -> isUnicode(charset)));
    }

    private static boolean isUnicode(Charset charset) {
        return charset.name().startsWith("UTF-");
    }

    private void vary(Mapping mapping, Kind kind) throws Exception {
        Relation relation = new Relation(mapping);
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            Charset charset = Charset.forName(choices.of("charset", CHARSETS));
            Catalogue catalogue = Catalogue.of(seed, 1 + seed % 4, writable(charset));
            byte[] body = new CsvWriting(choices, kind, charset).document(catalogue.styles);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        assertThat(coverage.neverTaken()).isEmpty();
        assertThat(relation.recognised()).isGreaterThan(SEEDS);
    }
}
