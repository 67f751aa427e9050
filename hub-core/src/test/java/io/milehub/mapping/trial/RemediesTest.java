package io.milehub.mapping.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RemediesTest {
    private static final Path GUIDE = Path.of(System.getProperty("milehub.root"), "docs/mapping.md");

    @Test
    void every_documented_reason_has_a_remedy() throws IOException {
        String guide = Files.readString(GUIDE);
        String table = guide.substring(guide.indexOf("## Refusals"), guide.indexOf("A record is refused with every"));
        List<String> codes = Pattern.compile("(?m)^\\| ([^|]+) \\|")
                .matcher(table)
                .results()
                .flatMap(row -> Pattern.compile("`([a-z-]+)[^`]*`")
                        .matcher(row.group(1))
                        .results()
                        .map(MatchResult::group))
                .map(code -> code.replaceAll("[`…]", ""))
                .toList();
        assertThat(codes).hasSizeGreaterThan(25).allMatch(Remedies::has);
    }

    @Test
    void a_remedy_names_the_field_and_a_code_of_the_mapping_points_to_its_rule() {
        assertThat(Remedies.of("gtin-check-digit", "gtin")).contains("`gtin: { value: …, onError: absent }`");
        assertThat(Remedies.of("field-missing", ".styles[].sizes")).contains("`each`");
        assertThat(Remedies.of("field-type", "each")).contains("`each`");
        assertThat(Remedies.of("not-for-us", "refuse")).contains("`refuse`");
    }
}
