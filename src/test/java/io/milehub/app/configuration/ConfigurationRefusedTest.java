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
}
