package io.milehub.app.configuration.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.intake.guard.GuardLimits;
import io.milehub.intake.guard.Limit;
import io.milehub.intake.guard.Measure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

/** What docs/guard.md shows is what the hub reads. */
class LimitsPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(limits:.*?)```", Pattern.DOTALL);
    private static final Pattern USUAL =
            Pattern.compile("^\\| `([a-z]+)` \\|[^|]*\\| (\\d+) %[^|]*\\| (\\d+) \\|", Pattern.MULTILINE);

    private final String page;

    LimitsPageTest() throws IOException {
        page = Files.readString(Path.of(System.getProperty("milehub.root"), "docs/guard.md"));
    }

    @Test
    void the_example_means_what_it_says() throws IOException {
        Matcher example = EXAMPLE.matcher(page);
        assertThat(example.find()).isTrue();
        byte[] yaml = example.group(1).getBytes(StandardCharsets.UTF_8);
        var sources = new YamlPropertySourceLoader().load("guard", new ByteArrayResource(yaml));

        GuardLimits limits = new Binder(ConfigurationPropertySources.from(sources))
                .bind("limits", LimitProperties.class)
                .get()
                .limits();

        assertThat(limits)
                .isEqualTo(new GuardLimits(
                        Duration.ofHours(24),
                        20,
                        Map.of("removed", new Limit(5, 10)),
                        Map.of("stock", Map.of("zeroed", new Limit(40, 50))),
                        Map.of("Maison Aurelle", Map.of("repriced", new Limit(1, 1)))));
    }

    @Test
    void the_usual_limits_are_those_of_the_page() {
        assertThat(USUAL.matcher(page)
                        .results()
                        .map(row -> row.group(1)
                                + new Limit(Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3)))))
                .containsExactlyElementsOf(Arrays.stream(Measure.values())
                        .map(measure -> measure.slug() + measure.usual())
                        .toList());
    }

    @Test
    void every_measure_can_be_configured() {
        assertThat(LimitProperties.MEASURES.split("\\|")).containsExactlyInAnyOrderElementsOf(Measure.slugs());
    }
}
