package io.milehub.intake.run;

import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.intake.guard.GuardJson;
import io.milehub.intake.guard.Judgement;
import io.milehub.intake.stage.StageCounts;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last statements of a merge: what the feed and the run are afterwards, all in the merge's transaction. */
@Component
public class FinishTable {
    private static final String FINISH = """
            update intake.run
               set state = :state, finished_at = hub.now(), records = :records, accepted = :accepted,
                   refused = :refused, skipped = :skipped, added = :added, changed = :changed,
                   unchanged = :unchanged, older = :older, removed = :removed, moment = :moment::timestamptz,
                   effect = :effect::jsonb, findings = :findings::jsonb, error = :error
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state = 'RECEIVED'
            """;

    /**
     * Only a snapshot moves the watermark: a delta says nothing about the pieces that it lacks. It never moves back, so
     * that an old snapshot that is applied late removes nothing and is overtaken by all that came after it. A snapshot
     * has counted what stood for its domain, so that it sets right what the feeds have counted: an offer that another
     * source of the supplier takes over is neither added nor removed.
     */
    private static final String ADVANCE = """
            insert into intake.feed as f
              (tenant_id, source, feed, domain, cursor, etag, watermark, watermark_run_id, live, last_run_id,
               last_applied_at, last_content_hash, checked_at)
            select tenant_id, source, feed, :domain, cursor_after, etag_after, moment,
                   case when moment is not null then run_id end,
                   added - removed + coalesce(:standing::int - (
                     select coalesce(sum(o.live), 0) from intake.feed o
                      where o.tenant_id = r.tenant_id and o.source = r.source and o.domain = :domain), 0),
                   run_id, hub.now(), :hash, hub.now()
              from intake.run r where tenant_id = tenancy.current_tenant() and run_id = :run
            on conflict (tenant_id, source, feed) do update
               set domain = excluded.domain, cursor = excluded.cursor, etag = excluded.etag,
                   watermark = greatest(f.watermark, excluded.watermark),
                   watermark_run_id = case when excluded.watermark >= coalesce(f.watermark, excluded.watermark)
                                           then excluded.watermark_run_id else f.watermark_run_id end,
                   live = f.live + excluded.live, last_run_id = excluded.last_run_id,
                   last_applied_at = excluded.last_applied_at, last_content_hash = excluded.last_content_hash,
                   checked_at = excluded.checked_at
            """;

    private static final String CHECKED = """
            insert into intake.feed as f (tenant_id, source, feed, checked_at)
            values (tenancy.current_tenant(), :source, :feed, hub.now())
            on conflict (tenant_id, source, feed) do update set checked_at = excluded.checked_at
            """;

    private static final String RETRIED = """
            update intake.feed set live = live + :more, retried_at = hub.now()
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
            """;

    /** A newer whole snapshot says again what is wrong, so what an older run found wrong is history. */
    private static final String SUPERSEDE = """
            update intake.quarantine
               set state = 'SUPERSEDED', settled_at = hub.now(), settled_run_id = :run
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and state = 'OPEN' and run_id <> :run
            """;

    private final JdbcClient jdbc;

    public FinishTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a run ends.
     *
     * @param moment what a snapshot attests; of a held delta the latest moment of its facts
     * @param judgement what the guard found, where it was asked
     */
    record End(
            Run.State state,
            StageCounts staged,
            MergeCounts merged,
            @Nullable Instant moment,
            @Nullable Judgement judgement) {
        /** Nothing was to be done. */
        static End unchanged(@Nullable Instant attested) {
            return new End(Run.State.UNCHANGED, StageCounts.NONE, MergeCounts.NONE, attested, null);
        }

        private @Nullable String error() {
            return judgement == null || !judgement.held() ? null : judgement.text();
        }
    }

    /** Closes the run with its counts. Throws {@link RunRefused.Stale}, rolling back, if another attempt owns it. */
    void finish(Run run, End end) {
        StageCounts staged = end.staged();
        MergeCounts merged = end.merged();
        Judgement judged = end.judgement();
        int finished = jdbc.sql(FINISH)
                .param("run", run.id().value())
                .param("attempt", run.attempt())
                .param("state", end.state().name())
                .param("records", staged.records())
                .param("accepted", staged.accepted())
                .param("refused", staged.refused())
                .param("skipped", staged.skipped())
                .param("added", merged.added())
                .param("changed", merged.changed())
                .param("unchanged", merged.unchanged())
                .param("older", merged.older())
                .param("removed", merged.removed())
                .param("moment", end.moment() == null ? null : Timestamp.from(end.moment()))
                .param("effect", judged == null ? null : GuardJson.of(judged.effect()))
                .param("findings", judged == null || !judged.held() ? null : GuardJson.of(judged.findings()))
                .param("error", end.error())
                .update();
        if (finished == 0) {
            throw new RunRefused.Stale(run);
        }
    }

    /**
     * The feed stands where this run has brought it.
     *
     * @param standing what stood for the domain before it, if it was counted
     */
    void advance(Run run, String domain, byte[] contentHash, @Nullable Integer standing) {
        jdbc.sql(ADVANCE)
                .param("run", run.id().value())
                .param("domain", domain)
                .param("standing", standing)
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

    /** Records of the feed were let in from quarantine; what it asks for next, and how old it is, stays as it is. */
    void retried(Run run, MergeCounts merged) {
        jdbc.sql(RETRIED)
                .param("source", run.feed().source())
                .param("feed", run.feed().feed())
                .param("more", merged.added() - merged.removed())
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
