package io.milehub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes come, a body is read or refused, and told so in words; nothing else is thrown. */
class MutatedBodiesTest {
    private static final int BODIES_EACH = 1_500;

    @TempDir
    Path folder;

    @Test
    void a_spoilt_body_is_read_or_refused() throws Exception {
        String json = "[{\"sku\":\"Ä1\",\"n\":1.50,\"a\":[null,true,{}]},{\"sku\":\"B\",\"n\":2e3}]";
        String csv = "# x\nsku;n;k\nA1;\"1,5\";k\n;;\nB;'2';\"a \"\"q\"\"\nb\"\nC;3;\n";
        spoil("format: json\neach: .[]", json.getBytes(UTF_8));
        spoil(
                "format: ndjson",
                json.replace("},{", "}\n{").replace("[{\"sku", "{\"sku").getBytes(UTF_8));
        spoil("format: csv\ncsv: { comment: \"#\" }", csv.getBytes(UTF_8));
        spoil("format: csv\ncsv: { group: k }\neach: ._rows[]", csv.getBytes(UTF_8));
        spoil(
                "format: xml\neach: .i[]",
                "<?xml version='1.0'?><f><i a='1'><sku>A</sku><n>&lt;1&#65;</n></i><!-- c --><i><![CDATA[x]]></i></f>"
                        .getBytes(UTF_8));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(json.getBytes(UTF_8));
        }
        spoil("format: json\neach: .[]", gzip.toByteArray());
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : List.of("ä.json", "b.json")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(json.getBytes(UTF_8));
            }
        }
        spoil("format: json\neach: .[]", zip.toByteArray());
    }

    private void spoil(String format, byte[] body) throws Exception {
        Mapping mapping = TestMapping.of(
                folder, "record: stock\nmode: delta\n" + format + "\nfields:\n  sku: .sku\n  quantity: .n\n");
        int read = 0;
        for (int seed = 0; seed < BODIES_EACH; seed++) {
            byte[] spoilt = spoilt(body, new Random(seed));
            try {
                read += TestMapping.run(mapping, new ByteArrayInputStream(spoilt))
                                .ordinals
                                .isEmpty()
                        ? 0
                        : 1;
            } catch (DecodeRefused refused) {
                assertThat(refused.what()).isNotBlank();
            } catch (IOException | RuntimeException thrown) {
                throw new AssertionError(format + ", seed " + seed + ": " + new String(spoilt, UTF_8), thrown);
            }
        }
        assertThat(read).as(format + ": bodies that still had records").isPositive();
    }

    private static byte[] spoilt(byte[] body, Random random) {
        ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
        int changes = 1 + random.nextInt(3);
        byte[] current = body;
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(current.length);
            int length = 1 + random.nextInt(Math.min(8, current.length - at));
            spoilt.reset();
            spoilt.write(current, 0, at);
            switch (random.nextInt(4)) {
                case 0 -> spoilt.write(random.nextInt(256));
                case 1 -> spoilt.write(current, at, length);
                case 2 -> spoilt.write("\"{}[]<>&;,'\n\\".charAt(random.nextInt(13)));
                default -> at += length - 1;
            }
            int rest = Math.min(current.length, at + 1);
            spoilt.write(current, rest, current.length - rest);
            current = spoilt.toByteArray();
        }
        return current;
    }
}
