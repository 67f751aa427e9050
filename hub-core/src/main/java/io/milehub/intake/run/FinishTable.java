package io.milehub.intake.run;

import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.stage.StageCounts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last statements of a merge: what the feed and the run are afterwards, all in the merge's transaction. */
@Component
public class FinishTable {
    private static final String FINISH = """
            update intake.run
               set state = :state, finished_at = hub.now(), records = :records, accepted = :accepted,
                   refused = :refused, skipped = :skipped, added = :added, changed = :changed,
                   unchanged = :unchanged, removed = :removed, error = null
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state = 'RECEIVED'
            """;

    /** Only a snapshot moves the watermark: a delta says nothing about the pieces that it lacks. */
    private static final String ADVANCE = """
            insert into intake.feed as f
              (tenant_id, source, feed, cursor, etag, watermark, last_run_id, last_applied_at, last_content_hash,
               checked_at)
            select tenant_id, source, feed, cursor_after, etag_after,
                   case when mode = 'SNAPSHOT' then started_at end, run_id, hub.now(), :hash, hub.now()
              from intake.run where tenant_id = tenancy.current_tenant() and run_id = :run
            on conflict (tenant_id, source, feed) do update
               set cursor = excluded.cursor, etag = excluded.etag,
                   watermark = greatest(f.watermark, excluded.watermark), last_run_id = excluded.last_run_id,
                   last_applied_at = excluded.last_applied_at, last_content_hash = excluded.last_content_hash,
                   checked_at = excluded.checked_at
            """;

    private static final String CHECKED = """
            insert into intake.feed as f (tenant_id, source, feed, checked_at)
            values (tenancy.current_tenant(), :source, :feed, hub.now())
            on conflict (tenant_id, source, feed) do update set checked_at = excluded.checked_at
            """;

    /** A newer whole snapshot says again what is wrong, so what an older run found wrong is history. */
    private static final String SUPERSEDE = """
            update intake.quarantine set state = 'SUPERSEDED'
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and state = 'OPEN' and run_id <> :run
            """;

    private final JdbcClient jdbc;

    public FinishTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Closes the run with its counts. Throws {@link RunRefused.Stale}, rolling back, if another attempt owns it. */
    void finish(Run run, Run.State state, StageCounts staged, MergeCounts merged) {
        int finished = jdbc.sql(FINISH)
                .param("run", run.id().value())
                .param("attempt", run.attempt())
                .param("state", state.name())
                .param("records", staged.records())
                .param("accepted", staged.accepted())
                .param("refused", staged.refused())
                .param("skipped", staged.skipped())
                .param("added", merged.added())
                .param("changed", merged.changed())
                .param("unchanged", merged.unchanged())
                .param("removed", merged.removed())
                .update();
        if (finished == 0) {
            throw new RunRefused.Stale(run);
        }
    }

    /** The feed stands where this run has brought it. */
    void advance(Run run, byte[] contentHash) {
        jdbc.sql(ADVANCE)
                .param("run", run.id().value())
                .param("hash", contentHash)
                .update();
    }

    /** The source said that nothing is newer; what was applied last, and when, stays as it is. */
    public void checked(Run run) {
        jdbc.sql(CHECKED)
                .param("source", run.feed().source())
                .param("feed", run.feed().feed())
                .update();
    }

    void supersedeQuarantine(Run run) {
        jdbc.sql(SUPERSEDE)
                .param("source", run.feed().source())
                .param("feed", run.feed().feed())
                .param("run", run.id().value())
                .update();
    }
}
