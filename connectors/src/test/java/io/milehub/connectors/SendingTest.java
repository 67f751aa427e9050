package io.milehub.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.fulfilment.out.Outgoing;
import io.milehub.fulfilment.out.Partner;
import io.milehub.intake.FeedKey;
import io.milehub.mapping.FeedMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves by a route of the repository, into the inbox of an SFTP server. */
class SendingTest {
    private static final String JOB = "aurora/harlow-vane/orders";

    @TempDir
    Path folder;

    private SftpSupplier supplier;
    private Path inbox;

    @BeforeEach
    void start() throws Exception {
        supplier = new SftpSupplier(folder);
        inbox = Files.createDirectories(supplier.files.resolveSibling("inbox"));
    }

    @AfterEach
    void stop() throws Exception {
        supplier.close();
    }

    @Test
    void a_mailbox_without_a_file_of_changes_is_no_failure() throws Exception {
        try (RouteHarness routes = routes()) {
            routes.intake.mode = FeedMode.DELTA;
            routes.turn("aurora/harlow-vane/order-status");

            assertThat(routes.pauses).isEmpty();
            assertThat(routes.calls()).last().asString().contains("unchanged");
        }
    }

    private RouteHarness routes() throws Exception {
        Map<String, String> settings = new HashMap<>(supplier.settings(SftpSupplier.PASSWORD));
        settings.put("our-edi-id", "ZZ:MILEHUB");
        settings.put("edi-id", "HARLOWVANE");
        return RouteHarness.of("harlow-vane", settings);
    }

    private static Outgoing message(long id, String text) {
        return new Outgoing(id, "orders-%09d.edi".formatted(id), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void each_message_is_a_file_of_its_name_and_bytes_and_is_told_as_sent() throws Exception {
        try (RouteHarness routes = routes()) {
            routes.outbound.waiting.add(message(1, "ISA*é~"));
            routes.outbound.waiting.add(message(2, "ISA*2~"));
            routes.turn(JOB);

            assertThat(inbox.toFile().list()).containsExactlyInAnyOrder("orders-000000001.edi", "orders-000000002.edi");
            assertThat(Files.readString(inbox.resolve("orders-000000001.edi"), StandardCharsets.ISO_8859_1))
                    .isEqualTo("ISA*é~");
            assertThat(routes.outbound.calls).containsExactly("sent orders-000000001.edi", "sent orders-000000002.edi");
            assertThat(routes.outbound.asked.getFirst())
                    .isEqualTo(new Partner(
                            new FeedKey("harlow-vane", "orders"),
                            Partner.Kind.ORDER,
                            new Partner.Name("MILEHUB", "ZZ"),
                            new Partner.Name("HARLOWVANE", ""),
                            false));
        }
    }

    /** The limit is the consumer's MESSAGES_MAX: what is beyond it was not even taken, so that no node holds it. */
    @Test
    void what_is_more_than_a_turn_sends_waits_for_the_next_and_arrives_once() throws Exception {
        try (RouteHarness routes = routes()) {
            for (int id = 1; id <= 503; id++) {
                routes.outbound.waiting.add(message(id, "ISA*" + id + "~"));
            }
            routes.turn(JOB);
            assertThat(routes.outbound.asked).hasSize(500);
            assertThat(routes.outbound.calls).hasSize(500).last().isEqualTo("sent orders-000000500.edi");
            assertThat(inbox.toFile().list()).hasSize(500);

            routes.turn(JOB);
            assertThat(routes.outbound.waiting).isEmpty();
            assertThat(routes.outbound.calls).hasSize(503).doesNotHaveDuplicates();
            assertThat(inbox.toFile().list()).hasSize(503);
            assertThat(Files.readString(inbox.resolve("orders-000000503.edi"))).isEqualTo("ISA*503~");
        }
    }

    @Test
    void one_that_lies_there_already_gives_way_to_its_repetition() throws Exception {
        Files.writeString(inbox.resolve("orders-000000001.edi"), "ISA*1");
        try (RouteHarness routes = routes()) {
            routes.outbound.waiting.add(message(1, "ISA*1~"));
            routes.turn(JOB);

            assertThat(inbox.toFile().list()).containsExactly("orders-000000001.edi");
            assertThat(Files.readString(inbox.resolve("orders-000000001.edi"))).isEqualTo("ISA*1~");
        }
    }

    @Test
    void a_folder_that_is_not_there_or_a_server_that_is_away_leaves_it_of_unknown_fate() throws Exception {
        Files.delete(inbox);
        try (RouteHarness routes = routes()) {
            routes.outbound.waiting.add(message(1, "ISA*1~"));
            assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);
            assertThat(routes.outbound.calls).singleElement().asString().startsWith("unknown orders-000000001.edi: ");
            assertThat(inbox).as("nothing is created on the server").doesNotExist();
            routes.outbound.calls.clear();

            supplier.close();
            assertThatThrownBy(() -> routes.turn(JOB)).isInstanceOf(FeedFailed.class);
            assertThat(routes.outbound.calls).singleElement().asString().startsWith("unknown orders-000000001.edi: ");
        }
    }
}
