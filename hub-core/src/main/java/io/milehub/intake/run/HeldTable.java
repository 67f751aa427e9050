package io.milehub.intake.run;

import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.guard.Effect;
import io.milehub.intake.guard.GuardJson;
import io.milehub.mapping.FeedMode;
import java.util.Optional;
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
               set state = 'RECEIVED', approved = effect, finished_at = null, error = null
             where tenant_id = tenancy.current_tenant() and run_id = :run and state = 'HELD'
            """;

    private static final String REFUSE = """
            update intake.run set state = 'REFUSED', finished_at = hub.now(), error = :why
             where tenant_id = tenancy.current_tenant() and run_id = :run and state = 'HELD'
            """;

    /** What was refused is not asked for conditionally again: the next pull is to bring the whole feed. */
    private static final String ASK_AFRESH = """
            update intake.feed set etag = null
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
            """;

    private static final String SUPERSEDE_OLDER = """
            update intake.run
               set state = 'SUPERSEDED', finished_at = hub.now(), error = 'run ' || :run || ' came after it'
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed and mode = 'SNAPSHOT'
               and state = 'HELD' and run_id < :run
            """;

    /** A merged snapshot overtakes also the held deltas of its domain, of which it tells the outcome. */
    private static final String SUPERSEDE = """
            update intake.run r
               set state = 'SUPERSEDED', finished_at = hub.now(),
                   error = 'the snapshot of run ' || :run || ' came after it'
             where r.tenant_id = tenancy.current_tenant() and r.source = :source and r.state = 'HELD'
               and r.run_id < :run
               and (r.feed = :feed or exists (
                     select from intake.feed f
                      where f.tenant_id = r.tenant_id and f.source = r.source and f.feed = r.feed
                        and f.domain = :domain))
            """;

    /** Webhooks of a run that was decided against wait no longer. */
    private static final String LET_GO = """
            update intake.delivery d set applied_run_id = r.run_id
              from intake.run_delivery x
              join intake.run r using (tenant_id, run_id)
             where r.tenant_id = tenancy.current_tenant() and r.source = :source
               and r.state in ('REFUSED', 'SUPERSEDED') and d.tenant_id = x.tenant_id
               and d.delivery_id = x.delivery_id and d.applied_run_id is null
            """;

    private final JdbcClient jdbc;

    public HeldTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The effect that an operator released. */
    Optional<Effect> approved(Run run) {
        return jdbc.sql(APPROVED)
                .param("run", run.id().value())
                .query(String.class)
                .optional()
                .map(GuardJson::effect);
    }

    boolean any(FeedKey feed) {
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

    /** Decides against the run, or returns false if it is not held (any more). */
    boolean refuse(RunId run, FeedKey feed, String why) {
        if (jdbc.sql(REFUSE).param("run", run.value()).param("why", why).update() == 0) {
            return false;
        }
        jdbc.sql(ASK_AFRESH)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .update();
        letGo(feed);
        return true;
    }

    /** A newer snapshot that is itself held leaves only itself to decide on. */
    void supersedeOlder(Run run) {
        if (run.mode() == FeedMode.SNAPSHOT) {
            jdbc.sql(SUPERSEDE_OLDER)
                    .param("run", run.id().value())
                    .param("source", run.feed().source())
                    .param("feed", run.feed().feed())
                    .update();
        }
    }

    /** A merged snapshot overtakes everything of its domain that was held before it. */
    void supersede(Run run, String domain) {
        int overtaken = jdbc.sql(SUPERSEDE)
                .param("run", run.id().value())
                .param("source", run.feed().source())
                .param("feed", run.feed().feed())
                .param("domain", domain)
                .update();
        if (overtaken > 0) {
            letGo(run.feed());
        }
    }

    private void letGo(FeedKey feed) {
        jdbc.sql(LET_GO).param("source", feed.source()).update();
    }
}
