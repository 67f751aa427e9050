package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.variation.Choices.Coverage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a body is packed, and where a reader's buffers end in it, is nothing that its records may depend on. */
class PackedVariationTest {
    private static final int SEEDS = 32;
    /** Of the JDK's and the parsers' buffers and our own. */
    private static final List<Integer> BUFFERS =
            List.of(512, 4_000, 4_096, 8_000, 8_192, 16_384, 32_768, 49_152, 65_536);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void gzip_zip_and_their_members_do_not_matter(Format format) throws Exception {
        Coverage coverage = new Coverage();
        Relation relation = new Relation(format.mapping(folder));
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            Catalogue catalogue = Catalogue.of(seed, 3, format.writable());
            List<byte[]> documents = new ArrayList<>();
            for (List<Style> part : catalogue.parts(choices.of("parts", List.of(1, 1, 1, 2, 3)))) {
                documents.add(format.writing(new Choices(seed, new Coverage())).document(part));
            }
            byte[] body = new Packing(choices).packed(documents);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        assertThat(coverage.neverTaken()).isEmpty();
        assertThat(relation.recognised()).isGreaterThan(SEEDS);
    }

    /** A character, an escape or a line end that a full buffer cuts in two is the same as one that none cuts. */
    @ParameterizedTest
    @EnumSource
    void where_buffers_end_does_not_matter(Format format) throws Exception {
        Relation relation = new Relation(format.mapping(folder));
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, new Coverage());
            choices.fix("byte order mark", false);
            Catalogue catalogue = Catalogue.of(seed, 3, format.writable());
            byte[] document = format.writing(choices).document(catalogue.styles);
            int buffer = BUFFERS.get(seed % (format == Format.CSV ? BUFFERS.size() - 1 : BUFFERS.size()));
            int length = Math.max(0, buffer - choices.random().nextInt(document.length));
            byte[] body = (format.filler(length) + new String(document, UTF_8)).getBytes(UTF_8);
            String how = "seed " + seed + ", behind " + length + " bytes, " + choices;
            relation.requireOnce(catalogue.expected(), body, how, Integer.MAX_VALUE);
            relation.requireOnce(catalogue.expected(), body, how, Trickle.ANY);
        }
    }
}
