package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file is, and whatever it was taken for, it ends in time and memory that are bounded. */
class HostileFilesTest {
    private static final Path NASTY =
            Path.of(System.getProperty("milehub.fixtures", "none")).resolve("07-nasty");

    private static final Duration TIME_MAX = Duration.ofSeconds(2);
    /** All that is allocated on the way, of which the heap holds a part. */
    private static final long BYTES_MAX = 64L * 1024 * 1024;

    private static final List<String> FORMATS = List.of(
            "format: json\neach: .[]",
            "format: json\neach: .",
            "format: ndjson",
            "format: csv",
            "format: csv\ncsv: { header: false, delimiter: \",\" }",
            "format: xml\neach: .i[]");

    @TempDir
    Path folder;

    @Test
    void no_file_of_the_fixtures_costs_more_than_two_seconds_or_64_mebibytes() throws Exception {
        assumeTrue(Files.isDirectory(NASTY), "Hostile files are skipped: there is no folder " + NASTY);
        List<Mapping> mappings = new ArrayList<>();
        for (String format : FORMATS) {
            String columns =
                    format.contains("header: false") ? "sku: ._1\n  quantity: ._1" : "sku: .sku\n  quantity: .n";
            mappings.add(
                    TestMapping.of(folder, "record: stock\nmode: delta\n" + format + "\nfields:\n  " + columns + "\n"));
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(NASTY)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(300);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (Path file : files) {
            byte[] body = Files.readAllBytes(file);
            for (Mapping mapping : mappings) {
                long bytes = threads.getCurrentThreadAllocatedBytes();
                long start = System.nanoTime();
                String verdict = verdict(mapping, body);
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as(file + " as " + mapping.format() + ": " + verdict)
                        .isLessThan(TIME_MAX);
                assertThat(threads.getCurrentThreadAllocatedBytes() - bytes)
                        .as(file + " as " + mapping.format() + ": " + verdict)
                        .isLessThan(BYTES_MAX);
            }
        }
    }

    private static String verdict(Mapping mapping, byte[] body) throws Exception {
        try {
            return "read, "
                    + TestMapping.run(mapping, new ByteArrayInputStream(body))
                            .ordinals
                            .size() + " records";
        } catch (DecodeRefused refused) {
            return refused.what();
        }
    }
}
