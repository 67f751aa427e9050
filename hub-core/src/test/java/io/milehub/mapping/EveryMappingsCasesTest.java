package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks every mapping of the house: it loads, and each of its cases holds. */
class EveryMappingsCasesTest {
    private static final Path MAPPINGS =
            Path.of(System.getProperty("milehub.root", "..")).resolve("mappings");

    @Test
    void every_case_of_every_mapping_holds() throws Exception {
        List<Problem> problems = new ArrayList<>();
        List<Mapping> mappings = MappingLoader.loadAll(MAPPINGS);
        for (Mapping mapping : mappings) {
            problems.addAll(MappingCases.check(mapping));
        }
        assertThat(mappings).isNotEmpty();
        assertThat(problems).isEmpty();
    }
}
