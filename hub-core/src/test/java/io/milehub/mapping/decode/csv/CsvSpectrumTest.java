package io.milehub.mapping.decode.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.decode.Element;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Max Ogden's csv-spectrum: what each file means is the suite's own JSON of the same name. */
class CsvSpectrumTest {
    private static final Path SUITE =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("07-nasty/csv-spectrum");

    /** The suite's JSON of this file has another telephone number than its CSV. */
    private static final Set<String> DIFFERS_IN_THE_SUITE = Set.of("Contact Phone Number");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> a_file_means_what_the_suite_says() throws Exception {
        assumeTrue(Files.isDirectory(SUITE), "csv-spectrum is skipped: there is no folder " + SUITE);
        List<Path> files;
        try (Stream<Path> all = Files.list(SUITE.resolve("csvs"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(12);
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> judge(file)));
    }

    private static void judge(Path file) throws Exception {
        String name = String.valueOf(file.getFileName()).replace(".csv", ".json");
        JsonNode written = JSON.readTree(SUITE.resolve("json").resolve(name).toFile());
        JsonNode expected = written.isArray() ? written : JSON.createArrayNode().add(written);
        Set<String> columns = new TreeSet<>();
        expected.get(0).fieldNames().forEachRemaining(columns::add);
        List<Element> elements = TestCsv.read(body(file), CsvFormat.DETECTED, columns.toArray(String[]::new));
        assertThat(elements).hasSize(expected.size());
        for (int i = 0; i < elements.size(); i++) {
            assertThat(elements.get(i).fault()).isNull();
            assertThat(comparable(elements.get(i).value(), written)).isEqualTo(comparable(expected.get(i), written));
        }
    }

    /** Where version control has made line feeds of a file that is named after its line ends, they are restored. */
    private static byte[] body(Path file) throws Exception {
        String text = Files.readString(file);
        boolean lost = String.valueOf(file.getFileName()).contains("_crlf") && text.indexOf('\r') < 0;
        return (lost ? text.replace("\n", "\r\n") : text).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode comparable(JsonNode row, JsonNode written) {
        ObjectNode copy = row.deepCopy();
        copy.remove(CsvDecoder.ROW);
        return written.isArray() ? copy : copy.remove(DIFFERS_IN_THE_SUITE);
    }
}
