package io.milehub.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as processes of their own. */
class CommandLineTest {

    private static final int SECONDS_MAX = 60;

    @TempDir
    Path manifests;

    @Test
    void a_supplier_says_that_it_is_ready_and_ends_when_nobody_holds_its_standard_input() throws Exception {
        Process process = started(
                "atelier-nord --scale 0.02 --user u --password w --exit-on-stdin-close"
                        + " --clock 2026-07-01T10:00:00Z --changes 2 --manifest",
                manifests.toString());
        try (BufferedReader out = process.inputReader()) {
            JsonNode ready = Wire.json(out.readLine());
            assertThat(ready.path("ready").asText()).isEqualTo("atelier-nord");
            assertThat(ready.path("port").asInt()).isPositive();
            var health = new Wire(ready.path("controlPort").asInt()).get("/health");
            assertThat(health.statusCode()).isEqualTo(200);
            JsonNode manifest = Wire.manifest(manifests, "atelier-nord");
            assertThat(manifest.path("version").asInt()).isEqualTo(3);
            assertThat(manifest.path("publishedAt").asText()).startsWith("2026-07-01T10:00:");
            process.outputWriter().close();
            assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_bad_option_ends_with_status_2_and_a_sentence() throws Exception {
        Process process = started("galleria-lume --user u --password w --subscriber nowhere --manifest", "m");
        String sentences = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(sentences).contains("A subscriber is 'URL|SECRET'");
    }

    private static Process started(String arguments, String last) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Simulators.class.getName()));
        command.addAll(List.of(arguments.split(" ")));
        command.add(last);
        return new ProcessBuilder(command).start();
    }
}
