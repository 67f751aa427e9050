package io.milehub.connectors.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class ServerTimeTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final Duration EACH_TIME = Duration.ZERO;

    /** Counts who asks, and may be away. */
    private static final class Server extends DelegatingDataSource {
        private final AtomicInteger asked = new AtomicInteger();
        private boolean away;

        Server(DataSource server) {
            super(server);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked.incrementAndGet();
            if (away) {
                throw new SQLException("the server is away", "08001");
            }
            return super.getConnection();
        }
    }

    private final Server server = new Server(database.dataSource());

    @Test
    void it_is_the_time_of_the_database() {
        ServerTime time = new ServerTime(server, EACH_TIME);
        Instant before = databaseTime();
        Instant told = time.now();
        assertThat(told).isBetween(before, databaseTime());
    }

    @Test
    void it_is_asked_for_now_and_then_and_counted_on_in_between() {
        ServerTime time = new ServerTime(server, Duration.ofHours(1));
        Instant first = time.now();
        assertThat(time.now()).isAfterOrEqualTo(first);
        assertThat(server.asked).hasValue(1);
    }

    @Test
    void while_the_database_is_away_it_is_counted_on() {
        ServerTime time = new ServerTime(server, EACH_TIME);
        Instant told = time.now();
        server.away = true;
        assertThat(time.now()).isBetween(told, databaseTime());
        assertThat(server.asked).hasValue(2);
    }

    @Test
    void before_it_was_ever_told_there_is_no_time() {
        server.away = true;
        ServerTime time = new ServerTime(server);
        assertThatThrownBy(time::now).isInstanceOf(DataAccessException.class);
    }

    private static Instant databaseTime() {
        return database.jdbc()
                .sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
