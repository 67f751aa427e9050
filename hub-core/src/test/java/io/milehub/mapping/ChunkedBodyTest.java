package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.TestMapping.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a connection cuts a body into pieces is nothing that a record may depend on. */
class ChunkedBodyTest {
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");

    @Test
    void one_byte_a_read_gives_the_same_records_as_all_at_once() throws Exception {
        for (Mapping mapping : MappingLoader.loadAll(MAPPINGS)) {
            List<Path> bodies;
            try (Stream<Path> files = Files.list(mapping.file().resolveSibling(mapping.feed()))) {
                bodies = files.filter(file -> file.toString().contains(".in.")).toList();
            }
            for (Path body : bodies) {
                String whole = told(mapping, body, Integer.MAX_VALUE);
                for (int chunk : new int[] {1, 2, 7, 4096}) {
                    assertThat(told(mapping, body, chunk))
                            .as(body + " by " + chunk)
                            .isEqualTo(whole);
                }
            }
        }
    }

    private static String told(Mapping mapping, Path body, int chunk) throws IOException {
        try {
            Outcome outcome = TestMapping.run(mapping, new Chunks(Files.readAllBytes(body), chunk));
            return outcome.accepted + "\n" + outcome.refused + "\n" + outcome.ordinals + "\n" + outcome.page;
        } catch (DecodeRefused refused) {
            return refused.what();
        }
    }
}
