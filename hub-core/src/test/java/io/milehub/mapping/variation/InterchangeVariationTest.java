package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.variation.Choices.Coverage;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an interchange is written is nothing that its records may depend on. */
class InterchangeVariationTest {
    private static final int SEEDS = 40;

    private static final String EDIFACT = """
            record: item
            mode: snapshot
            format: edi
            edi: { message: PRICAT }
            each: %1$s
            fields:
              sku: coded(.PIA, "SA")
              gtin: gtin(.LIN._3)
              product.key: coded(%2$s.PIA, "MF")
              product.brand: seg(%2$s.IMD, "BRN", 2)._3_4
              product.title.en: seg(%2$s.IMD, "ANM", 2)._3_4
              product.description.it: seg(%2$s.FTX, "AAI")._4
              season: seg(%2$s.IMD, "SEA", 2)._3_4
              colour: seg(.IMD, "35", 2)._3_4
              size: size("IT", seg(.IMD, "98", 2)._3_4)
              images: '[for (%2$s.FTX) ._4 if (._1 == "IMG")]'
              price.rrp: money(edi_number(seg(.PRI, "AAE")._1_2, $root.decimal_mark), "EUR")
              price.tax: '"INC(IT)"'
              lifetime_limit: seg(.QTY, "52")._1_2
              version: seg(.RFF, "VN")._1_2
            skip: seg(.STS, "1")._2 == "gone"
            """;

    private static final String X12 = """
            record: item
            mode: snapshot
            format: edi
            edi: { message: 832 }
            each: LIN
            fields:
              sku: pair(.LIN, "VN", 2)
              gtin: gtin(pair(.LIN, "UP", 2))
              product.key: pair(.LIN, "MG", 2)
              product.brand: seg(.PID, "BRN", 2)._5
              product.title.en: seg(.PID, "TTL", 2)._5
              product.description.it: seg(.PID, "TXT", 2)._5
              season: seg(.PID, "SEA", 2)._5
              colour: seg(.PID, "COL", 2)._5
              size: size("IT", seg(.PID, "SIZ", 2)._5)
              images: '[for (.PID) ._5 if (._2 == "IMG")]'
              price.rrp: money(edi_number(seg(.CTP, "RTL", 2)._3), "EUR")
              price.tax: '"INC(IT)"'
              lifetime_limit: seg(.QTY, "52")._2
              version: seg(.REF, "VN")._2
            skip: seg(.REF, "ST")._2 == "gone"
            """;

    private final Coverage coverage = new Coverage();

    @TempDir
    Path folder;

    @Test
    void lines_of_pricat() throws Exception {
        vary(edifact(folder, false), false);
    }

    @Test
    void lines_within_the_groups_of_pricat() throws Exception {
        vary(edifact(folder, true), true);
    }

    @Test
    void lines_of_832() throws Exception {
        Relation relation = new Relation(x12(folder));
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            String separators =
                    X12Writing.SEPARATORS.get(choices.of("separators", List.copyOf(X12Writing.SEPARATORS.keySet())));
            Catalogue catalogue = Catalogue.of(seed, 1 + seed % 4, Catalogue.without(separators + "\r\n"));
            byte[] body = new X12Writing(choices, separators).document(catalogue.styles);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        requireVaried(relation);
    }

    static Mapping edifact(Path folder, boolean nested) throws Exception {
        return TestMapping.of(folder, EDIFACT.formatted(nested ? "PGI.LIN" : "LIN", nested ? "$parent" : ""));
    }

    static Mapping x12(Path folder) throws Exception {
        return TestMapping.of(folder, X12);
    }

    private void vary(Mapping mapping, boolean nested) throws Exception {
        Relation relation = new Relation(mapping);
        for (int seed = 0; seed < SEEDS; seed++) {
            Choices choices = new Choices(seed, coverage);
            String syntax = choices.of(
                    "syntax", EdifactWriting.SYNTAXES.keySet().stream().sorted().toList());
            Catalogue catalogue = Catalogue.of(seed, 1 + seed % 4, writable(syntax));
            byte[] body = new EdifactWriting(choices, nested, syntax).document(catalogue.styles);
            relation.require(catalogue.expected(), body, "seed " + seed + ", " + choices);
        }
        requireVaried(relation);
    }

    /** Line breaks mean nothing in EDIFACT, so no text has any. */
    static Predicate<String> writable(String syntax) {
        return Catalogue.in(Charset.forName(EdifactWriting.SYNTAXES.get(syntax)))
                .and(Catalogue.without("\r\n"));
    }

    private void requireVaried(Relation relation) {
        assertThat(coverage.neverTaken()).isEmpty();
        assertThat(relation.recognised()).isGreaterThan(SEEDS);
    }
}
