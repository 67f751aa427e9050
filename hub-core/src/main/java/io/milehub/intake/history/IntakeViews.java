package io.milehub.intake.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the way in has written; it changes nothing. */
@Service
public class IntakeViews {

    private static final String RUN_COLUMNS = """
            select run_id, source, feed, mode, purpose, state, attempt, node, started_at, finished_at,
                   extract(epoch from finished_at - started_at)::float8 as seconds, deliveries, records, accepted,
                   refused, skipped, added, changed, unchanged, older, removed, error, effect::text as effect,
                   findings::text as findings
              from intake.run
             where tenant_id = tenancy.current_tenant()
            """;
    private static final String RUNS = RUN_COLUMNS + """
               and (:source::text is null or source = :source) and (:feed::text is null or feed = :feed)
               and (:state::text is null or state = :state) and (:before::bigint is null or run_id < :before)
             order by run_id desc
             limit :limit
            """;
    private static final String RUN = RUN_COLUMNS + " and run_id = :run";
    private static final String SOURCES = """
            select s.source, p.name as supplier, f.feed, f.last_applied_at,
                   extract(epoch from hub.now() - f.last_applied_at)::bigint as age_seconds,
                   r.run_id, r.state, r.error,
                   (select count(*) from intake.quarantine q
                     where q.tenant_id = s.tenant_id and q.source = s.source and q.feed = f.feed
                       and q.state = 'OPEN') as quarantined
              from intake.source s
              join intake.supplier p on p.tenant_id = s.tenant_id and p.supplier_id = s.supplier_id
              join lateral (select feed, last_applied_at from intake.feed k
                             where k.tenant_id = s.tenant_id and k.source = s.source
                            union
                            select distinct n.feed, null::timestamptz from intake.run n
                             where n.tenant_id = s.tenant_id and n.source = s.source
                               and not exists (select 1 from intake.feed k where k.tenant_id = n.tenant_id
                                                  and k.source = n.source and k.feed = n.feed)) f on true
              left join lateral (select run_id, state, error from intake.run n
                                  where n.tenant_id = s.tenant_id and n.source = s.source and n.feed = f.feed
                                  order by run_id desc limit 1) r on true
             where s.tenant_id = tenancy.current_tenant()
             order by s.source, f.feed
            """;

    private final JdbcClient jdbc;

    IntakeViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<RunView> runs(Filter filter) {
        return bound(RUNS, filter)
                .param("state", filter.state())
                .query((row, _) -> run(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<RunView> run(long id) {
        return jdbc.sql(RUN).param("run", id).query((row, _) -> run(row)).optional();
    }

    @Transactional(readOnly = true)
    public List<SourceView> sources() {
        return jdbc.sql(SOURCES)
                .query((row, _) -> new SourceView(
                        row.getString("source"),
                        row.getString("supplier"),
                        row.getString("feed"),
                        instant(row, "last_applied_at"),
                        row.getObject("age_seconds", Long.class),
                        row.getString("run_id"),
                        row.getString("state"),
                        row.getString("error"),
                        row.getLong("quarantined")))
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("source", filter.source())
                .param("feed", filter.feed())
                .param("before", filter.before())
                .param("limit", filter.limit());
    }

    private static RunView run(ResultSet row) throws SQLException {
        return new RunView(
                row.getString("run_id"),
                row.getString("source"),
                row.getString("feed"),
                row.getString("mode"),
                row.getString("purpose"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getString("node"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "finished_at"),
                row.getObject("seconds", Double.class),
                row.getInt("deliveries"),
                row.getInt("records"),
                row.getInt("accepted"),
                row.getInt("refused"),
                row.getInt("skipped"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("older"),
                row.getInt("removed"),
                row.getString("error"),
                row.getString("effect"),
                row.getString("findings"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /**
     * Which runs or records; null is any.
     *
     * @param before only ids below it, for pages
     * @param limit at most so many
     */
    public record Filter(
            @Nullable String source,
            @Nullable String feed,
            @Nullable String state,
            @Nullable Long before,
            int limit) {}
}
