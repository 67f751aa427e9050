package io.milehub.intake.run;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.Run;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.stage.StageCounts;
import io.milehub.intake.stage.Stages;
import io.milehub.mapping.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps one webhook that cannot be merged from stopping its feed. After a failure the next micro-batch is half as
 * large, until the culprit stands alone; failing alone again and again, with the same error, it is quarantined whole.
 * All of it is read from the run history, so it holds over restarts and nodes.
 */
@Component
public class Poison {
    private static final String FAILED_ALONE = """
            select count(*) from intake.run_delivery d
              join intake.run r using (tenant_id, run_id)
             where d.tenant_id = tenancy.current_tenant() and d.delivery_id = :delivery
               and r.state = 'FAILED' and r.deliveries = 1 and r.error = :error
            """;

    private static final int HISTORY_RUNS = 32;

    private static final String HISTORY = """
            select state, deliveries, finished_at, hub.now() as now from intake.run
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and state <> 'ABANDONED' and purpose = 'FEED'
             order by run_id desc
             limit :limit
            """;

    private record Past(boolean failed, int deliveries, Duration ago) {}

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Stages stages;
    private final FinishTable finish;
    private final IntakeLimits limits;

    public Poison(JdbcClient jdbc, Deliveries deliveries, Stages stages, FinishTable finish, IntakeLimits limits) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.stages = stages;
        this.finish = finish;
        this.limits = limits;
    }

    /** How many webhooks the next micro-batch may hold: none until the wait after the last failure is over. */
    public int batch(FeedKey feed, int wanted) {
        List<Past> failures = jdbc
                .sql(HISTORY)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("limit", HISTORY_RUNS)
                .query(Poison::past)
                .list()
                .stream()
                .takeWhile(Past::failed)
                .toList();
        if (failures.isEmpty()) {
            return wanted;
        }
        Past last = failures.getFirst();
        long alone = failures.stream().takeWhile(past -> past.deliveries() <= 1).count();
        if (last.ago().compareTo(waitAfter(alone)) < 0) {
            return 0;
        }
        return Math.min(wanted, Math.max(1, last.deliveries() / 2));
    }

    private Duration waitAfter(long failedAlone) {
        Duration wait = limits.webhookRetryFirst();
        for (long i = 1; i < failedAlone && wait.compareTo(limits.webhookRetryMax()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(limits.webhookRetryMax()) < 0 ? wait : limits.webhookRetryMax();
    }

    /**
     * Called when a run has failed: if it carried one webhook only, and that one has failed so before often enough, the
     * run ends by putting it into quarantine. The caller's transaction does this alone.
     *
     * @return whether the run has ended so
     */
    public boolean quarantineInstead(Run run, MergeContext context, String error) {
        if (run.purpose() != Run.Purpose.FEED) {
            return false;
        }
        List<Delivery> bodies = deliveries.of(run.id());
        if (bodies.size() != 1 || bodies.getFirst().transport() != Delivery.Transport.WEBHOOK) {
            return false;
        }
        DeliveryId culprit = bodies.getFirst().id();
        int before = jdbc.sql(FAILED_ALONE)
                .param("delivery", culprit.value())
                .param("error", error)
                .query(Integer.class)
                .single();
        if (before + 1 < limits.poisonAttempts()) {
            return false;
        }
        stages.quarantineWhole(context, culprit, new Refusal("merge-failed", "", error));
        deliveries.applied(run.id());
        finish.finish(
                run, new FinishTable.End(Run.State.MERGED, StageCounts.ONE_REFUSED, MergeCounts.NONE, null, null));
        finish.advance(run, context.domain(), bodies.getFirst().contentHash(), null);
        return true;
    }

    private static Past past(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        OffsetDateTime now = row.getObject("now", OffsetDateTime.class);
        Duration ago = finished == null ? Duration.ZERO : Duration.between(finished, now);
        return new Past(row.getString("state").equals("FAILED"), row.getInt("deliveries"), ago);
    }
}
