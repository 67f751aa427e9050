package io.milehub.intake.run;

import io.milehub.intake.FeedKey;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.history.RunSummary;
import io.milehub.mapping.FeedMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads runs as lines of history. */
@Component
public class RunHistory {
    private static final String COLUMNS = """
            select run_id, source, feed, mode, state, attempt, node, started_at, finished_at, deliveries, records,
                   accepted, refused, skipped, added, changed, unchanged, older, removed, error
              from intake.run
             where tenant_id = tenancy.current_tenant()
            """;

    private static final String ONE = COLUMNS + " and run_id = :run";

    private static final String RECENT = COLUMNS + " order by run_id desc limit :limit";

    private static final String RECENT_OF_FEED =
            COLUMNS + " and source = :source and feed = :feed order by run_id desc limit :limit";

    private final JdbcClient jdbc;

    public RunHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<RunSummary> find(RunId run) {
        return jdbc.sql(ONE).param("run", run.value()).query(RunHistory::row).optional();
    }

    public List<RunSummary> recent(int limit, @Nullable FeedKey feed) {
        if (feed == null) {
            return jdbc.sql(RECENT).param("limit", limit).query(RunHistory::row).list();
        }
        return jdbc.sql(RECENT_OF_FEED)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("limit", limit)
                .query(RunHistory::row)
                .list();
    }

    private static RunSummary row(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new RunSummary(
                new RunId(row.getLong("run_id")),
                new FeedKey(row.getString("source"), row.getString("feed")),
                FeedMode.valueOf(row.getString("mode")),
                Run.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getString("node"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("deliveries"),
                row.getInt("records"),
                row.getInt("accepted"),
                row.getInt("refused"),
                row.getInt("skipped"),
                new MergeCounts(
                        row.getInt("added"),
                        row.getInt("changed"),
                        row.getInt("unchanged"),
                        row.getInt("older"),
                        row.getInt("removed")),
                row.getString("error"));
    }
}
