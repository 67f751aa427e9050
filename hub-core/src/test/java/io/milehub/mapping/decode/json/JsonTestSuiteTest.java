package io.milehub.mapping.decode.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.RecordPath;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nicolas Seriot's JSONTestSuite through the decoder that production uses: the file name says what must happen. */
class JsonTestSuiteTest {
    private static final Path SUITE =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("07-nasty/json-test-suite");

    @TestFactory
    Stream<DynamicTest> json_is_read_as_rfc_8259_says() throws Exception {
        assumeTrue(Files.isDirectory(SUITE), "JSONTestSuite is skipped: there is no folder " + SUITE);
        List<Path> files;
        try (Stream<Path> all = Files.list(SUITE)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(200);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> judge(file)));
    }

    private static void judge(Path file) throws Exception {
        byte[] body = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        JsonDecoder decoder = new JsonDecoder(RecordPath.parse("."));
        if (name.startsWith("n_")) {
            assertThatThrownBy(() -> decoder.decode(new ByteArrayInputStream(body), element -> {}))
                    .isInstanceOf(DecodeRefused.class);
        } else if (name.startsWith("y_")) {
            decoder.decode(new ByteArrayInputStream(body), element -> {});
        } else {
            try {
                decoder.decode(new ByteArrayInputStream(body), element -> {});
            } catch (DecodeRefused allowed) {
                assertThat(allowed.what()).isNotBlank();
            }
        }
    }
}
