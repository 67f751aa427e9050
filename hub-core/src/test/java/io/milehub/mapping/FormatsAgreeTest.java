package io.milehub.mapping;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.StockCount;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same facts, written in every format and packed in every way, are the same records. */
class FormatsAgreeTest {
    private static final String RECORDS =
            "{\"sku\":\"Ä-1\",\"n\":\"3\"},{\"sku\":\"B\",\"n\":\"-1\"},{\"sku\":\"12345678901234567890\",\"n\":\"0\"}";

    @TempDir
    Path folder;

    @Test
    void format_packing_encoding_and_reads_do_not_matter() throws Exception {
        List<Written> all = List.of(
                new Written("format: json\neach: .[]", "[" + RECORDS + "]"),
                new Written("format: json\neach: .data.items[]", "{\"x\":1,\"data\":{\"items\":[" + RECORDS + "]}}"),
                new Written(
                        "format: json\neach: .[].s[]",
                        "[{\"s\":[" + RECORDS.replace("},{\"sku\":\"B", "}]},{\"s\":[{\"sku\":\"B") + "]}]"),
                new Written("format: ndjson", RECORDS.replace("},{", "}\r\n{")),
                new Written("format: csv", "sku;n\nÄ-1;3\nB;-1\n12345678901234567890;0\n"),
                new Written("format: csv", "n\tother\tsku\n3\tx\tÄ-1\n-1\t\tB\n0\t\t12345678901234567890"),
                new Written(
                        "format: xml\neach: .i[]",
                        "<f><i><sku>Ä-1</sku><n>3</n></i><i><n>-1</n><sku>B</sku></i>"
                                + "<i><sku><![CDATA[12345678901234567890]]></sku><n>0</n></i></f>"));
        for (Written written : all) {
            Mapping mapping = TestMapping.of(
                    folder,
                    "record: stock\nmode: delta\n" + written.format + "\nfields:\n  sku: .sku\n  quantity: .n\n");
            for (byte[] body : written.bodies()) {
                for (int chunk : new int[] {1, 3, 64, 100_000}) {
                    Outcome outcome = TestMapping.run(mapping, new Chunks(body, chunk));
                    assertThat(outcome.accepted)
                            .as(written.format + " by " + chunk)
                            .extracting(record -> ((StockCount) record).sku() + "=" + ((StockCount) record).quantity())
                            .containsExactly("Ä-1=3", "12345678901234567890=0");
                    assertThat(outcome.refused).containsExactly("1 stock-negative quantity");
                }
            }
        }
    }

    private record Written(String format, String text) {
        List<byte[]> bodies() throws IOException {
            byte[] plain = text.getBytes(UTF_8);
            byte[] wide = format.contains("ndjson") || format.contains("xml") ? plain : text.getBytes(UTF_16BE);
            return List.of(plain, ("\ufeff" + text).getBytes(UTF_8), wide, gzip(plain), zip(plain));
        }
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("feed"));
            out.write(body);
            out.closeEntry();
        }
        return bytes.toByteArray();
    }
}
