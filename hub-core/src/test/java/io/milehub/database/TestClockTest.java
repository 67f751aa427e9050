package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestClockTest {

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh("db-sample/changelog.yaml");

    @Test
    void the_database_and_java_move_together() {
        Instant before = databaseTime();
        database.clock().advance(Duration.ofDays(3));
        database.clock().advance(Duration.ofHours(1));
        Instant after = databaseTime();
        assertThat(Duration.between(before, after))
                .isBetween(Duration.ofHours(73), Duration.ofHours(73).plusMinutes(1));
        assertThat(database.clock().instant()).isCloseTo(after, within(5, ChronoUnit.SECONDS));
        database.clock().reset();
        assertThat(databaseTime()).isCloseTo(before, within(1, ChronoUnit.MINUTES));
    }

    @Test
    void the_application_cannot_move_the_time() {
        assertThatThrownBy(() -> database.jdbc()
                        .sql("create or replace function hub.now() "
                                + "returns timestamptz language sql return null::timestamptz")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private static Instant databaseTime() {
        return database.jdbc()
                .sql("select hub.now()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
