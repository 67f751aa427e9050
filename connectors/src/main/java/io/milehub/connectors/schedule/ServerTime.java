package io.milehub.connectors.schedule;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time, by which all nodes agree when a job is due and whose heartbeats have been missed. By its own
 * clock a node that is ahead would date its heartbeats ahead as well, and once it is dead nobody would take its jobs
 * over for as long. It is asked for now and then; in between, and while the database is away, it is counted on from
 * there.
 */
final class ServerTime implements Clock {
    private static final Logger LOG = LoggerFactory.getLogger(ServerTime.class);

    /** Real time, and not {@code hub.now()}, which tests move: heartbeats take as long as they take. */
    private static final String ASK = "select clock_timestamp()";

    private static final Duration ASKED_EVERY = Duration.ofSeconds(10);

    private record Reading(Instant at, long nanos) {}

    private final JdbcClient jdbc;
    private final long askedEveryNanos;
    private final AtomicLong askedNanos = new AtomicLong();
    private volatile @Nullable Reading last;

    ServerTime(DataSource dataSource) {
        this(dataSource, ASKED_EVERY);
    }

    ServerTime(DataSource dataSource, Duration askedEvery) {
        this.jdbc = JdbcClient.create(dataSource);
        this.askedEveryNanos = askedEvery.toNanos();
    }

    /** @throws DataAccessException if the database was never reached so far */
    @Override
    public Instant now() {
        Reading reading = last;
        if (reading == null) {
            reading = ask();
        } else if (isTimeToAsk()) {
            try {
                reading = ask();
            } catch (DataAccessException away) {
                LOG.debug("the database does not tell the time, which is counted on: {}", away.getMessage());
            }
        }
        return reading.at().plusNanos(System.nanoTime() - reading.nanos());
    }

    /** One of many who see it asks. */
    private boolean isTimeToAsk() {
        long asked = askedNanos.get();
        long now = System.nanoTime();
        return now - asked >= askedEveryNanos && askedNanos.compareAndSet(asked, now);
    }

    private Reading ask() {
        Instant at = jdbc.sql(ASK).query(OffsetDateTime.class).single().toInstant();
        long nanos = System.nanoTime();
        askedNanos.set(nanos);
        Reading reading = new Reading(at, nanos);
        last = reading;
        return reading;
    }
}
