package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpPullTest {
    private static final String JOB = "aurora/atelier-nord/stock";

    @TempDir
    Path folder;

    private SftpSupplier supplier;

    @BeforeEach
    void start() throws Exception {
        supplier = new SftpSupplier(folder);
    }

    @AfterEach
    void stop() throws Exception {
        supplier.close();
    }

    private RouteHarness routes() throws Exception {
        return RouteHarness.of("atelier-nord", supplier.settings(SftpSupplier.PASSWORD));
    }

    @Test
    void reads_the_file_byte_for_byte_and_leaves_it_where_it_is() throws Exception {
        String csv = "Artikelnr;Größe\r\nAN1;1\r\n";
        Path file = Files.write(supplier.files.resolve("stock.csv"), csv.getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(supplier.files.resolve("catalogue.csv"), "another");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        try (RouteHarness routes = routes()) {
            routes.turn(JOB);
            routes.turn(JOB);

            assertThat(routes.intake.bodies).containsExactly(csv, csv);
            assertThat(routes.calls()).last().isEqualTo("1 apply cursor=null etag=null");
            assertThat(supplier.files.toFile().list()).containsExactlyInAnyOrder("catalogue.csv", "stock.csv");
        }
    }

    @Test
    void streams_a_large_file() throws Exception {
        byte[] large = new byte[20_000_000];
        Files.write(supplier.files.resolve("stock.csv"), large);
        try (RouteHarness routes = routes()) {
            routes.turn(JOB);

            assertThat(routes.intake.bodies.getFirst()).hasSize(20_000_000);
        }
    }

    @Test
    void refuses_a_server_with_another_key_than_the_known_one() throws Exception {
        Files.writeString(supplier.files.resolve("stock.csv"), "x");
        supplier.trustAnotherKey();
        String known = supplier.knownHosts();
        try (RouteHarness routes = routes()) {
            assertThatThrownBy(() -> routes.turn(JOB))
                    .isInstanceOf(FeedFailed.class)
                    .hasMessageContaining("HostKey");

            assertThat(routes.pauses).isEmpty();
            assertThat(routes.intake.bodies).isEmpty();
            assertThat(supplier.knownHosts()).isEqualTo(known);
        }
    }

    @Test
    void does_not_learn_the_key_of_an_unknown_server() throws Exception {
        Files.writeString(supplier.files.resolve("stock.csv"), "x");
        supplier.trustNobody();
        try (RouteHarness routes = routes()) {
            assertThatThrownBy(() -> routes.turn(JOB))
                    .isInstanceOf(FeedFailed.class)
                    .hasMessageContaining("HostKey");

            assertThat(supplier.knownHosts()).isEmpty();
        }
    }

    @Test
    void a_wrong_password_fails_the_run_at_once_and_is_not_told() throws Exception {
        Files.writeString(supplier.files.resolve("stock.csv"), "x");
        try (RouteHarness routes = RouteHarness.of("atelier-nord", supplier.settings("wrong-secret"))) {
            assertThatThrownBy(() -> routes.turn(JOB))
                    .isInstanceOf(FeedFailed.class)
                    .hasMessageContaining("Auth fail")
                    .hasMessageNotContaining("wrong-secret");
            assertThat(routes.pauses).isEmpty();
        }
    }

    @Test
    void a_missing_file_fails_the_run_after_a_few_tries() throws Exception {
        try (RouteHarness routes = routes()) {
            assertThatThrownBy(() -> routes.turn(JOB)).hasMessageContaining("the file is missing");

            assertThat(routes.pauses).hasSize(3);
            assertThat(routes.calls()).last().asString().startsWith("1 fail");
        }
    }

    @Test
    void a_server_that_is_away_fails_the_run_after_a_few_tries() throws Exception {
        var settings = supplier.settings(SftpSupplier.PASSWORD);
        supplier.close();
        try (RouteHarness routes = RouteHarness.of("atelier-nord", settings)) {
            assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);

            assertThat(routes.pauses).hasSize(3);
        }
    }
}
