package io.milehub.mapping.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.TestMapping;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record that is mapped again, alone and from what was kept, is the one that was mapped then. */
class RecordTracerTest {
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");

    static Stream<Path> bodies() throws IOException {
        try (Stream<Path> files = Files.walk(MAPPINGS)) {
            // Templates write, and have nothing to trace.
            return files
                    .filter(file ->
                            file.toString().contains(".in.") && !file.toString().contains(".write"))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void what_every_case_accepts_is_found_again_from_the_kept_mapping(Path body) throws Exception {
        Path folder = Objects.requireNonNull(body.getParent());
        Mapping then = MappingLoader.load(folder.resolveSibling(folder.getFileName() + ".yaml"));
        Outcome outcome = outcome(then, body);
        assumeTrue(!outcome.accepted.isEmpty(), "nothing is accepted here");

        Mapping now = MappingLoader.kept(Path.of("nowhere", then.source(), then.feed() + ".yaml"), then.files());

        assertThat(now.version()).isEqualTo(then.version());
        var traces = now.trace(Files.newInputStream(body), new TreeSet<>(outcome.ordinals));
        assertThat(traces.keySet()).containsExactlyElementsOf(outcome.ordinals);
        assertThat(traces.values().stream().map(RecordTrace::record)).containsAll(outcome.accepted);
    }

    @Test
    void nothing_is_read_behind_the_record_that_is_wanted() throws Exception {
        Mapping mapping = MappingLoader.load(MAPPINGS.resolve("maison-aurelle/stock.yaml"));
        String beginning = "{\"asOf\":\"2026-03-01T09:00:00Z\",\"levels\":[{\"sku\":\"A\",\"quantity\":7}";
        InputStream body =
                new ByteArrayInputStream((beginning + ", and here it breaks").getBytes(StandardCharsets.UTF_8));

        RecordTrace trace = Objects.requireNonNull(
                mapping.trace(body, new TreeSet<>(List.of(0))).get(0));

        assertThat(trace.field("quantity")).hasValueSatisfying(field -> {
            assertThat(field.value()).isEqualTo("7");
            assertThat(field.expression()).isEqualTo(".quantity");
            assertThat(field.line()).isEqualTo(13);
        });
        assertThat(trace.raw()).isEqualTo("{\"sku\":\"A\",\"quantity\":7}");
        assertThat(trace.parent()).isEqualTo("{\"asOf\":\"2026-03-01T09:00:00Z\"}");
    }

    private static Outcome outcome(Mapping mapping, Path body) throws IOException {
        try {
            return TestMapping.run(mapping, Files.newInputStream(body));
        } catch (DecodeRefused refused) {
            return new Outcome();
        }
    }
}
