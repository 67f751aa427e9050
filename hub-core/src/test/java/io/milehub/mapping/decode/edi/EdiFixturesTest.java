package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's interchanges through production's decoder and a mapping. The numbers were counted in the files by an
 * independent script (split at the terminators of UNA or of ISA's 106th character, count tags, compare what the
 * trailers say with what stands before them); nothing is taken from Milehub's own output.
 */
class EdiFixturesTest {
    private static final Path FILES =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("03-edi");

    /** File, segment that opens a record, how many there are, and the faults of the envelope in their order. */
    private static final String EXPECTED = """
            edifact/edifact-rs/d01b_invoic_conforming.edi | NAD | 2 | header UNH
            edifact/edifact-rs/d01b_invoic_malformed.edi | NAD | 1 | header UNH
            edifact/edifact-rs/d01b_orders_malformed.edi | NAD | 1 | stray BGM, header UNH, count UNT
            edifact/edifact-rs/d11a_conforming.edi | LIN | 1 | header UNH
            edifact/edifact-rs/d11a_malformed.edi | NAD | 2 | stray BGM, header UNH, count UNT
            edifact/edinet/edifact.Issue121.ElementList.Conditions.edi | ATR | 4 | count UNT, control UNT
            edifact/edinet/edifact.Issue121.ElementList.edi | ATR | 3 | count UNT, control UNT
            edifact/edinet/edifact.Issue149.SegmentGroups.edi | TAX | 1 | count UNT
            edifact/edinet/edifact.Issue152.Wikipedia.edi | TVL | 2 |
            edifact/edinet/edifact.Issue157.Wikipedia.edi | TVL | 2 |
            edifact/edinet/edifact.Issue170.ElementList.edi | IFT | 3 | count UNT, control UNT
            edifact/edinet/edifact.Issue174.edi | LOC | 4 | count UNT, control UNT
            edifact/edinet/edifact.Issue188.edi | DTM | 4 | count UNT, count UNT, control UNT, count UNT, count UNT, \
            control UNT, count UNZ
            edifact/edinet/edifact.Issue196.edi | LIN | 2 | count UNT
            edifact/edinet/edifact.Issue203.edi | LIN | 1 | count UNT, control UNT
            edifact/edinet/edifact.Issue98.edi | NAD | 3 | control UNT
            edifact/edinet/edifact.ORDRSP-formatted.edi | LIN | 1 | count UNT, control UNT, control UNZ
            edifact/edinet/edifact.ORDRSP.edi | LIN | 1 | count UNT, control UNT, control UNZ
            edifact/smooks/BAD_ORDERS_D.03B_Interchange.txt | LIN | 4 | count UNT
            edifact/smooks/INVOIC_D.03B_Interchange_with_UNA.txt | LIN | 2 | count UNT
            edifact/smooks/ORDERS_D.03B_Interchange.txt | LIN | 4 |
            edifact/smooks/invoic.txt | LIN | 2 |
            edifact/smooks/recadv.txt | LIN | 1 |
            edifact/staedi/baplie-test.edi | LOC | 6 |
            edifact/staedi/empty-segment-example.edi | FOO | 1 |
            edifact/staedi/empty-segment-loop-example.edi | SRC | 2 |
            edifact/staedi/invoic_d93a_una.edi | LIN | 3 |
            edifact/staedi/invoic_d97b.edi | LIN | 2 |
            edifact/staedi/invoic_d97b_bad.edi | LIN | 2 |
            edifact/staedi/invoic_d97b_una.edi | LIN | 2 |
            edifact/staedi/null-pointer-example.edi | SRC | 1 |
            edifact/staedi/orders-with-group.edi | LIN | 1 | count UNT
            edifact/staedi/other_dialect_term_segments.edi | IEA | 1 |
            edifact/staedi/pnrgov.edi | SRC | 1 |
            edifact/staedi/wrapped_invoic_d97b.edi | LIN | 2 |
            edifact/staedi/wrapped_invoic_d97b_una.edi | LIN | 2 |
            edifact/underware/D93A_ORDERS.txt | LIN | 17 |
            edifact/underware/D94A_AUTACK.txt | USH | 2 |
            edifact/underware/D96A_INVOIC.txt | LIN | 7 |
            x12/coedition-dropship/832-sample2.edi | LIN | 2 | control SE, control GE, control IEA
            x12/coedition-dropship/846-sample2.edi | LIN | 1 | count SE
            x12/coedition-dropship/855-sample2.edi | PO1 | 1 |
            x12/coedition-dropship/856-sample2.edi | HL | 3 | control GE, control IEA
            x12/coedition-dropship/997-sample2.edi | AK2 | 3 | count SE, control GE, control IEA
            x12/edinet/x12.810.mandatory-conditions.edi | BAL | 4 | count SE, control IEA
            x12/edinet/x12.810a.edi | IT1 | 2 |
            x12/edinet/x12.810b.edi | IT1 | 2 |
            x12/edinet/x12.810c.edi | IT1 | 1 |
            x12/edinet/x12.810d.edi | IT1 | 2 |
            x12/edinet/x12.820.issue140.edi | RMR | 7 |
            x12/edinet/x12.832.edi | LIN | 2 | count SE
            x12/edinet/x12.850.edi | PO1 | 1 | control IEA
            x12/edinet/x12.850.issue135.edi | PO1 | 21 |
            x12/edinet/x12.850a.edi | PO1 | 3 | control IEA
            x12/edinet/x12.Issue101.edi | FGS | 1 | count SE, control IEA
            x12/edinet/x12.Issue172.edi | AA | 4 | count SE, control IEA
            x12/edinet/x12.Issue88.edi | HL | 3 |
            x12/edinet/x12.Issue91.edi | XYZ | 5 | count SE, control IEA
            x12/omniparser/1_canadapost_edi_214.input.txt | LX | 19 |
            x12/staedi/empty997.edi | AK2 | 0 |
            x12/staedi/extraDelimiter997.edi | AK2 | 1 |
            x12/staedi/invalid997.edi | AK2 | 1 |
            x12/staedi/invalid997_min.edi | AK1 | 1 | control GE
            x12/staedi/invalid999.edi | AK2 | 3 | count SE
            x12/staedi/invoice810_po850_dual.edi | IT1 | 9 |
            x12/staedi/multi-tx-transaction-type.edi | BAK | 2 |
            x12/staedi/optionalInterchangeServices.edi | AK1 | 1 |
            x12/staedi/simple810.edi | IT1 | 9 |
            x12/staedi/simple997-multiple-interchanges.edi | AK2 | 3 |
            x12/staedi/simple997.edi | AK2 | 1 |
            x12/staedi/simple999.edi | AK2 | 3 |
            x12/staedi/ts210_80char.edi | LX | 3 |
            x12/staedi/ts214_ellipses_segterm.edi | LX | 2 |
            """;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_interchange_gives_its_records_and_faults() {
        assumeTrue(Files.isDirectory(FILES), "Interchanges of others are skipped: there is no folder " + FILES);
        return EXPECTED.lines().map(line -> {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            return DynamicTest.dynamicTest(cells.getFirst(), () -> judge(cells));
        });
    }

    private void judge(List<String> cells) throws Exception {
        Outcome outcome = TestMapping.run(
                mapping(cells.get(1), "report"),
                new ByteArrayInputStream(Files.readAllBytes(FILES.resolve(cells.get(0)))));
        assertThat(outcome.accepted).hasSize(Integer.parseInt(cells.get(2)));
        List<String> faults = outcome.refused.stream()
                .map(line -> line.substring(line.indexOf(' ') + 1).replace("envelope-", ""))
                .toList();
        assertThat(String.join(", ", faults)).isEqualTo(cells.get(3));
    }

    /** The same policy that a mapping has if it says nothing. */
    @Test
    void an_interchange_with_a_fault_is_refused_as_a_whole_unless_the_mapping_accepts_it() throws Exception {
        assumeTrue(Files.isDirectory(FILES), "Interchanges of others are skipped: there is no folder " + FILES);
        for (String line : EXPECTED.lines().toList()) {
            List<String> cells =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
            byte[] body = Files.readAllBytes(FILES.resolve(cells.getFirst()));
            Mapping mapping = mapping(cells.get(1), "refuse");
            if (cells.get(3).isEmpty()) {
                TestMapping.run(mapping, new ByteArrayInputStream(body));
            } else {
                assertThatThrownBy(() -> TestMapping.run(mapping, new ByteArrayInputStream(body)))
                        .as(line)
                        .isInstanceOf(DecodeRefused.class);
            }
        }
    }

    /** UNOA has no letter but A to Z (ISO 9735:1988, 5.1), and these say UNOA and write ü. */
    @Test
    void text_that_is_not_in_the_declared_charset_is_not_guessed() throws Exception {
        assumeTrue(Files.isDirectory(FILES), "Interchanges of others are skipped: there is no folder " + FILES);
        for (String file : List.of("invoic_d93a_una.edi", "invoic_d97b.edi", "wrapped_invoic_d97b.edi")) {
            byte[] body = Files.readAllBytes(FILES.resolve("edifact/staedi").resolve(file));
            assertThatThrownBy(() -> TestEdi.read(TestEdi.format("NAD", false, null), body, 4096))
                    .isInstanceOf(DecodeRefused.class)
                    .hasMessageContaining("not US-ASCII");
            assertThat(TestEdi.read(TestEdi.format("NAD", false, StandardCharsets.UTF_8), body, 4096)
                            .values
                            .toString())
                    .containsAnyOf("München", "BÜTTNER");
        }
    }

    private Mapping mapping(String each, String policy) throws Exception {
        return TestMapping.of(folder, """
                record: stock
                mode: delta
                format: edi
                edi: { envelope: %s, charset: UTF-8 }
                each: %s
                fields:
                  sku: '"any"'
                  quantity: 1
                """.formatted(policy, each));
    }
}
