package io.milehub.mapping.decode.edi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.TestMapping;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A drop-ship partner's own samples, field by field as a reader of the files sees them. Their ISA is shorter than X12.5
 * says, their terminator is the line break, and their levels name no parents.
 */
class DropshipFixturesTest {
    private static final Path FILES =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("03-edi/x12/coedition-dropship");

    @TempDir
    Path folder;

    @BeforeEach
    void there_are_samples() {
        assumeTrue(Files.isDirectory(FILES), "The drop-ship samples are skipped: there is no folder " + FILES);
    }

    @Test
    void prices_of_an_832() throws Exception {
        assertThat(read("832", "price", "LIN", """
                  sku: pair(.LIN, "VP", 2)
                  price.type: '"COST"'
                  price.amount: money(seg(.CTP, "CON", 2)._3, "USD")
                  price.tax: '"EXC"'
                """))
                .containsExactly(
                        "{\"sku\":\"ATSATC15\",\"price.type\":\"COST\",\"price.amount\":\"9.99 USD\","
                                + "\"price.tax\":\"EXC\"}",
                        "{\"sku\":\"PET10-6003\",\"price.type\":\"COST\",\"price.amount\":\"0.79 USD\","
                                + "\"price.tax\":\"EXC\"}");
    }

    @Test
    void counts_of_an_846() throws Exception {
        assertThat(read("846", "stock", "LIN", """
                  sku: pair(.LIN, "VP", 2)
                  quantity: edi_number(seg(.QTY, "33")._2)
                """))
                .containsExactly("{\"sku\":\"PMXMLLT1\",\"location\":\"main\",\"quantity\":7}");
    }

    @Test
    void lines_of_an_855() throws Exception {
        assertThat(read("855", "stock", "PO1", """
                  sku: pair(.PO1, "VP", 6)
                  location: concat(seg($parent.BAK)._3, " ", seg(.ACK)._1)
                  quantity: edi_number(seg(.ACK)._2)
                """))
                .containsExactly("{\"sku\":\"PET10-6003\",\"location\":\"CUSTPO IA\",\"quantity\":3}");
    }

    @Test
    void items_of_an_856_with_their_order_and_parcel() throws Exception {
        assertThat(read("856", "stock", "HL", """
                  sku: pair(.LIN, "VP", 2)
                  location: concat(seg(.up.O.PRF)._1, " ", seg(.up.S.REF, "SI")._2)
                  quantity: edi_number(seg(.SN1)._2)
                skip: .HL._3 != "I"
                """))
                .containsExactly(
                        "{\"sku\":\"PET10-6003\",\"location\":\"CUSTPONUMBER 1Z462E560365230530\",\"quantity\":1}");
    }

    @Test
    void acknowledged_sets_of_a_997() throws Exception {
        assertThat(read("997", "stock", "AK2", """
                  sku: .AK2._2
                  location: coalesce(seg(.AK5)._1, "none")
                  quantity: 1
                """))
                .containsExactly(
                        "{\"sku\":\"100000001\",\"location\":\"A\",\"quantity\":1}",
                        "{\"sku\":\"100000002\",\"location\":\"A\",\"quantity\":1}",
                        "{\"sku\":\"100000003\",\"location\":\"none\",\"quantity\":1}");
    }

    private List<String> read(String message, String kind, String each, String fields) throws Exception {
        String yaml = "record: " + kind + "\nmode: delta\nformat: edi\nedi: { message: " + message
                + ", envelope: report }\neach: " + each + "\nfields:\n" + fields;
        byte[] body = Files.readAllBytes(FILES.resolve(message + "-sample2.edi"));
        return TestMapping.run(TestMapping.of(folder, yaml), new ByteArrayInputStream(body)).accepted.stream()
                .map(record -> CanonicalJson.of(record).toString())
                .toList();
    }
}
