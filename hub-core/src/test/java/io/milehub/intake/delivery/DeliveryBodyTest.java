package io.milehub.intake.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RunRefused;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryBodyTest {
    private static final int CHUNK_BYTES = 64;
    private static final int PULL_BYTES_MAX = 1000;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private TestIntake intake;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        IntakeLimits limits = new IntakeLimits(
                PULL_BYTES_MAX,
                500,
                CHUNK_BYTES,
                3,
                10,
                10,
                1000,
                Duration.ZERO,
                Duration.ZERO,
                3,
                Duration.ofHours(1),
                Duration.ofSeconds(5));
        intake = TestIntake.over(database, limits);
        feed = intake.feed(
                folder,
                "house",
                "stock",
                "record: stock\nmode: delta\nformat: json\neach: .[]\nfields: {sku: .sku, quantity: .q}");
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 127, 128, 129, 999, 1000})
    void a_body_comes_back_byte_for_byte_whatever_the_borders_of_its_chunks(int size) throws IOException {
        byte[] body = random(size);

        DeliveryId id = store(body);

        assertThat(read(id)).isEqualTo(body);
    }

    @Test
    void a_body_that_is_stored_again_needs_no_new_chunk() {
        byte[] body = random(300);
        store(body);
        long before = chunks();

        store(body);

        assertThat(chunks()).isEqualTo(before);
    }

    @Test
    void equal_chunks_within_a_body_are_stored_once() throws IOException {
        long before = chunks();
        byte[] body = new byte[4 * CHUNK_BYTES];

        DeliveryId id = store(body);

        assertThat(chunks() - before).isEqualTo(1);
        assertThat(read(id)).isEqualTo(body);
    }

    @Test
    void a_body_over_the_limit_leaves_nothing() {
        long before = chunks();

        assertThatThrownBy(() -> store(random(PULL_BYTES_MAX + 1)))
                .isInstanceOf(RunRefused.BodyTooLarge.class)
                .hasMessageContaining("1000 bytes");

        assertThat(chunks()).isEqualTo(before);
    }

    @Test
    void a_chunk_that_was_altered_is_never_given_out() throws SQLException {
        DeliveryId id = store(random(200));
        try (var connection = database.superuser().open();
                var update = connection.createStatement()) {
            update.execute("update intake.chunk set bytes = (select max(bytes) from intake.chunk)");
        }

        assertThatThrownBy(() -> read(id)).isInstanceOf(IOException.class).hasMessageContaining("restore");
    }

    private DeliveryId store(byte[] body) {
        Deliveries deliveries = intake.bean(Deliveries.class);
        return database.query(TestDatabase.FIRST, () -> {
            try {
                StoredBody stored = deliveries.store(feed, Delivery.Transport.PULL, new ByteArrayInputStream(body));
                return deliveries
                        .receipt(feed, Delivery.Transport.PULL, null, null, stored)
                        .orElseThrow();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private byte[] read(DeliveryId id) throws IOException {
        return Tenancy.<byte[], IOException>in(TestDatabase.FIRST, () -> {
            try (InputStream body = intake.webhooks().body(id)) {
                return body.readAllBytes();
            }
        });
    }

    private long chunks() {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql("select count(*) from intake.chunk")
                        .query(Long.class)
                        .single());
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
