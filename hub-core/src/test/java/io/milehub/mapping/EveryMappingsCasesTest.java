package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.mapping.write.TemplateCases;
import io.milehub.mapping.write.TemplateFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks every mapping and template of the house: it loads, and each of its cases holds. */
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
        for (TemplateFile template : MappingLoader.templates(MAPPINGS)) {
            problems.addAll(TemplateCases.check(template));
        }
        assertThat(mappings).isNotEmpty();
        assertThat(problems).isEmpty();
    }
}
