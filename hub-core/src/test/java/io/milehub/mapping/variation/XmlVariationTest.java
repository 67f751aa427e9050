package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.Choices.Coverage;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How XML is written is nothing that its records may depend on. */
class XmlVariationTest {
    private static final int SEEDS = 40;
    static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "US-ASCII");

    private final Coverage coverage = new Coverage();

    @TempDir
    Path folder;

    @Test
    void sizes_within_styles() throws Exception {
        vary(styles(folder), false);
    }

    @Test
    void items_of_rss() throws Exception {
        vary(rss(folder), true);
    }

    static Mapping styles(Path folder) throws Exception {
        return TestMapping.of(
                folder,
                "record: item\nmode: snapshot\nformat: xml\nroot: catalogue\neach: .style[].size[]\nlists: [images]\n"
                        + Catalogue.fields("$parent")
                                .replaceAll("(?<=[ (])([$]parent)?[.](sku|style|brand|status)\\b", "$1.\"@$2\""));
    }

    static Mapping rss(Path folder) throws Exception {
        return TestMapping.of(
                folder,
                "record: item\nmode: snapshot\nformat: xml\nroot: rss\neach: .channel.item[]\nlists: [\"g:images\"]\n"
                        + "namespaces: { g: \"" + XmlWriting.TRADE + "\" }\n"
                        + Catalogue.fields("").replaceAll("(?<=[ (])[.]([a-z]+)", ".\"g:$1\""));
    }

    private void vary(Mapping mapping, boolean rss) throws Exception {
        Relation relation = new Relation(mapping);
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            Charset charset = Charset.forName(choices.of("charset", CHARSETS));
            Catalogue catalogue = Catalogue.of(seed, 1 + seed % 4, text -> true);
            byte[] body = new XmlWriting(choices, rss, charset).document(catalogue.styles);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        assertThat(coverage.neverTaken()).isEmpty();
        assertThat(relation.recognised()).isGreaterThan(SEEDS);
    }
}
