package io.milehub.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.app.HubApplication;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** Start-up ends in one sentence that names the key and the remedy; no database is started before that. */
class ConfigurationRefusedTest {

    @TempDir
    private Path data;

    private String startWith(String... settings) {
        var printed = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            String[] arguments = new String[settings.length + 2];
            arguments[0] = "--milehub.data=" + data;
            arguments[1] = "--server.port=0";
            System.arraycopy(settings, 0, arguments, 2, settings.length);
            new SpringApplication(HubApplication.class).run(arguments).close();
            return "it started";
        } catch (RuntimeException e) {
            return printed.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }

    @Test
    void a_misspelt_key_is_named() {
        assertThat(startWith("--milehub.webhooks.bodymaximum=1MB"))
                .startsWith("hub: ")
                .contains("milehub.webhooks.bodymaximum", "docs/configuration.md")
                .doesNotContain("\tat ");
    }

    @Test
    void a_value_out_of_range_is_named_with_its_range() {
        assertThat(startWith("--milehub.database.pool-size=1"))
                .contains("milehub.database.pool-size", "must be greater than or equal to 2");
    }

    @Test
    void a_value_of_the_wrong_form_is_named() {
        assertThat(startWith("--milehub.tokens.lifetime=soon")).contains("milehub.tokens.lifetime", "soon");
    }

    @Test
    void a_limit_of_something_that_has_none_is_named_with_what_has_one() {
        assertThat(startWith(source("limits.all.vanished.percent=5"), source("limits.all.vanished.least=5")))
                .contains(
                        "limits.all[vanished]", "is not what has a limit: write one of added|changed|refused|removed");
    }

    @Test
    void a_limit_of_a_brand_that_cannot_be_counted_by_brand_is_named() {
        assertThat(startWith(
                        source("limits.brands[Maison Aurelle].refused.percent=5"),
                        source("limits.brands[Maison Aurelle].refused.least=5")))
                .contains("limits.brands[", "has no limit for a brand: write one of removed|zeroed");
    }

    @Test
    void half_a_limit_is_none() {
        assertThat(startWith(source("limits.feeds.stock.zeroed.percent=5")))
                .contains("limits.feeds[stock][zeroed].least", "must not be null");
    }

    private static String source(String setting) {
        return "--milehub.tenants[0].sources.maison-aurelle." + setting;
    }
}
