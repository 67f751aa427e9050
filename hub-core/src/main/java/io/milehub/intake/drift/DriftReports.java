package io.milehub.intake.drift;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what runs have shown of drift. */
@Service
public class DriftReports {
    private static final String COLUMNS = """
            select run_id, source, feed, at, report::text as report from intake.drift
             where tenant_id = tenancy.current_tenant()
            """;
    private static final String OF_RUN = COLUMNS + " and run_id = :run";
    private static final String LATEST =
            COLUMNS + " and source = :source and feed = :feed order by run_id desc limit 1";

    /**
     * The report of one run; ids are text.
     *
     * @param report as JSON: counts, what appeared, vanished and changed, what is unread, never there, missed and
     *     dropped
     */
    public record Kept(
            String run,
            String source,
            String feed,
            Instant at,
            @JsonRawValue String report) {}

    private final JdbcClient jdbc;

    DriftReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of a run in which records were looked at, as long as it is among the last of its feed. */
    @Transactional(readOnly = true)
    public Optional<Kept> ofRun(long run) {
        return kept(jdbc.sql(OF_RUN).param("run", run));
    }

    /** Of the last run of a feed in which records were looked at. */
    @Transactional(readOnly = true)
    public Optional<Kept> latest(String source, String feed) {
        return kept(jdbc.sql(LATEST).param("source", source).param("feed", feed));
    }

    private static Optional<Kept> kept(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> new Kept(
                        row.getString("run_id"),
                        row.getString("source"),
                        row.getString("feed"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("report")))
                .optional();
    }
}
