package io.milehub.intake.held;

import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.guard.Effect;
import io.milehub.intake.guard.GuardJson;
import io.milehub.mapping.FeedMode;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs that the guard held: released, refused, or overtaken by a newer whole snapshot. */
@Component
public class HeldTable {
    private static final String APPROVED = """
            select approved from intake.run
             where tenant_id = tenancy.current_tenant() and run_id = :run and approved is not null
            """;

    private static final String ANY = """
            select exists (select from intake.run
                            where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
                              and state = 'HELD')
            """;

    private static final String RELEASE = """
            update intake.run
               set state = 'RECEIVED', approved = effect, attempt = attempt + 1, finished_at = null, error = null
             where tenant_id = tenancy.current_tenant() and run_id = :run and state = 'HELD'
            """;

    private static final String REFUSE = """
            update intake.run
               set state = 'REFUSED', attempt = attempt + 1, finished_at = hub.now(), error = :why
             where tenant_id = tenancy.current_tenant() and run_id = :run and state = 'HELD'
            """;

    /** What was refused is not asked for conditionally again: the next pull is to bring the whole feed. */
    private static final String ASK_AFRESH = """
            update intake.feed set etag = null
             where tenant_id = tenancy.current_tenant() and source = :source and feed = any(:feeds)
            """;

    /**
     * Later is what attests a later moment, not what came later: a snapshot that was written before a change was told
     * does not know its outcome. Facts that were all refused have no moment, and nothing to lose.
     */
    private static final String SUPERSEDE = """
            update intake.run
               set state = 'SUPERSEDED', attempt = attempt + 1, finished_at = hub.now(),
                   error = 'the snapshot of run ' || :run || ' came after it'
             where tenant_id = tenancy.current_tenant() and source = :source and feed = any(:feeds)
               and mode = any(:modes) and state = 'HELD' and run_id < :run
               and coalesce(moment <= :moment::timestamptz, true)
            returning run_id
            """;

    /** Webhooks of a run that was decided against wait no longer. */
    private static final String LET_GO = """
            update intake.delivery d set applied_run_id = x.run_id
              from intake.run_delivery x
             where x.tenant_id = tenancy.current_tenant() and x.run_id = any(:runs)
               and d.tenant_id = x.tenant_id and d.delivery_id = x.delivery_id and d.applied_run_id is null
            """;

    /** Nor are changes that were pulled asked for again: their feed goes on behind them. */
    private static final String GO_ON = """
            insert into intake.feed as f (tenant_id, source, feed, cursor)
            select tenant_id, source, feed, cursor_after from intake.run
             where tenant_id = tenancy.current_tenant() and run_id = any(:runs) and mode = 'DELTA'
               and cursor_after is not null
            on conflict (tenant_id, source, feed) do update set cursor = excluded.cursor
            """;

    /** And what such a run refused is of no more interest than what it would have taken in. */
    private static final String SETTLE = """
            update intake.quarantine
               set state = 'SUPERSEDED', settled_at = hub.now(), settled_run_id = run_id
             where tenant_id = tenancy.current_tenant() and run_id = any(:runs) and state = 'OPEN'
            """;

    private final JdbcClient jdbc;

    public HeldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The effect that an operator released. */
    public Optional<Effect> approved(Run run) {
        return jdbc.sql(APPROVED)
                .param("run", run.id().value())
                .query(String.class)
                .optional()
                .map(GuardJson::effect);
    }

    public boolean any(FeedKey feed) {
        return jdbc.sql(ANY)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .query(Boolean.class)
                .single();
    }

    /** Opens the run again with its effect approved, or returns false if it is not held (any more). */
    boolean release(RunId run) {
        return jdbc.sql(RELEASE).param("run", run.value()).update() == 1;
    }

    /**
     * Decides against the run, or returns false if it is not held (any more).
     *
     * @param feeds of its domain, which are asked afresh
     */
    boolean refuse(RunId run, String source, Collection<String> feeds, String why) {
        if (jdbc.sql(REFUSE).param("run", run.value()).param("why", why).update() == 0) {
            return false;
        }
        jdbc.sql(ASK_AFRESH)
                .param("source", source)
                .param("feeds", feeds.toArray(String[]::new))
                .update();
        passOver(List.of(run));
        return true;
    }

    /**
     * Ends what was held of these feeds before the run, and holds no later than a moment.
     *
     * @return the runs that ended so
     */
    List<RunId> supersede(Run run, Collection<String> feeds, Collection<FeedMode> modes, @Nullable Instant moment) {
        List<RunId> overtaken = jdbc.sql(SUPERSEDE)
                .param("run", run.id().value())
                .param("source", run.feed().source())
                .param("feeds", feeds.toArray(String[]::new))
                .param("modes", modes.stream().map(FeedMode::name).toArray(String[]::new))
                .param("moment", moment == null ? null : Timestamp.from(moment))
                .query((row, number) -> new RunId(row.getLong(1)))
                .list();
        if (!overtaken.isEmpty()) {
            passOver(overtaken);
        }
        return overtaken;
    }

    private void passOver(List<RunId> runs) {
        Long[] ids = runs.stream().map(RunId::value).toArray(Long[]::new);
        jdbc.sql(LET_GO).param("runs", ids).update();
        jdbc.sql(GO_ON).param("runs", ids).update();
        jdbc.sql(SETTLE).param("runs", ids).update();
    }
}
