package io.milehub.intake.run;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.FeedMode;
import io.milehub.outbox.Node;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs that are open. Every change names the attempt, so that a caller that was overtaken changes nothing. */
@Component
public class RunTable {
    private static final String RETURNING =
            " returning run_id, source, feed, mode, purpose, state, attempt, started_at, cursor_after, etag_after";

    private static final String OPEN = """
            insert into intake.run (tenant_id, source, feed, mode, state, node)
            values (tenancy.current_tenant(), :source, :feed, :mode, 'RECEIVING', :node)
            """ + RETURNING;

    private static final String OPEN_RECEIVED = """
            with opened as (
              insert into intake.run (tenant_id, source, feed, mode, state, node, mapping_id, received_at, deliveries)
              values (tenancy.current_tenant(), :source, :feed, :mode, 'RECEIVED', :node, :mapping, hub.now(),
                      cardinality(:webhooks::bigint[]))
              returning run_id, source, feed, mode, purpose, state, attempt, started_at, cursor_after, etag_after
            ), carried as (
              insert into intake.run_delivery (tenant_id, run_id, position, delivery_id)
              select d.tenant_id, o.run_id, w.position - 1, d.delivery_id
                from opened o
               cross join unnest(:webhooks::bigint[]) with ordinality as w (delivery_id, position)
                join intake.delivery d on d.tenant_id = tenancy.current_tenant() and d.delivery_id = w.delivery_id
               where d.source = o.source and d.feed = o.feed and d.transport = 'WEBHOOK' and d.applied_run_id is null
              returning delivery_id
            )
            select o.* from opened o
             where (select count(*) from carried) = cardinality(:webhooks::bigint[])
            """;

    private static final String TAKE_OVER = """
            update intake.run set attempt = attempt + 1, node = :node
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and state in ('RECEIVING', 'RECEIVED')
            """ + RETURNING;

    private static final String COUNT_DELIVERY = """
            update intake.run set deliveries = deliveries + 1
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state = 'RECEIVING'
            returning deliveries
            """;

    private static final String ADD_DELIVERY = """
            insert into intake.run_delivery (tenant_id, run_id, position, delivery_id)
            values (tenancy.current_tenant(), :run, :position, :delivery)
            """;

    private static final String ATTACH_WAITING = """
            insert into intake.run_delivery (tenant_id, run_id, position, delivery_id)
            select d.tenant_id, :run, :position, d.delivery_id
              from intake.delivery d
             where d.tenant_id = tenancy.current_tenant() and d.delivery_id = :delivery
               and d.source = :source and d.feed = :feed
               and d.transport = 'WEBHOOK' and d.applied_run_id is null
               and not exists (select from intake.run_delivery r
                                where r.tenant_id = tenancy.current_tenant()
                                  and r.run_id = :run and r.delivery_id = d.delivery_id)
            """;

    /** A run that is RECEIVED already keeps the cursor that it was received with. */
    private static final String RECEIVED = """
            update intake.run
               set state = 'RECEIVED', mapping_id = :mapping, received_at = coalesce(received_at, hub.now()),
                   cursor_after = case when state = 'RECEIVED' then cursor_after else :cursor end,
                   etag_after = case when state = 'RECEIVED' then etag_after else :etag end
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state in ('RECEIVING', 'RECEIVED')
            """ + RETURNING;

    private static final String STILL_OURS = """
            select 1 from intake.run
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state = 'RECEIVED'
            """;

    private static final String CLOSE = """
            update intake.run set state = :state, finished_at = hub.now(), error = :why
             where tenant_id = tenancy.current_tenant() and run_id = :run and attempt = :attempt
               and state in ('RECEIVING', 'RECEIVED')
            """;

    private final JdbcClient jdbc;
    private final Node node;

    public RunTable(JdbcClient jdbc, Node node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    public Run open(FeedKey feed, FeedMode mode) {
        try {
            return jdbc.sql(OPEN)
                    .param("source", feed.source())
                    .param("feed", feed.feed())
                    .param("mode", mode.name())
                    .param("node", node.name())
                    .query(RunTable::row)
                    .single();
        } catch (DuplicateKeyException alreadyOpen) {
            throw new RunRefused.InProgress(feed, alreadyOpen);
        }
    }

    /** Opens a run with waiting webhooks, or none if one of them does not wait (any more): then roll back. */
    Run openReceived(FeedKey feed, FeedMode mode, int mappingId, List<DeliveryId> webhooks) {
        try {
            return jdbc.sql(OPEN_RECEIVED)
                    .param("source", feed.source())
                    .param("feed", feed.feed())
                    .param("mode", mode.name())
                    .param("node", node.name())
                    .param("mapping", mappingId)
                    .param("webhooks", webhooks.stream().map(DeliveryId::value).toArray(Long[]::new))
                    .query(RunTable::row)
                    .optional()
                    .orElseThrow(() -> new IllegalArgumentException("not all of the deliveries " + webhooks
                            + " wait for a run of " + feed + ": some are of another feed, or were applied"));
        } catch (DuplicateKeyException alreadyOpen) {
            throw new RunRefused.InProgress(feed, alreadyOpen);
        }
    }

    public Optional<Run> takeOver(FeedKey feed) {
        return jdbc.sql(TAKE_OVER)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("node", node.name())
                .query(RunTable::row)
                .optional();
    }

    /** Puts what was just received into the run. */
    public void add(Run run, DeliveryId delivery, int deliveriesMax) {
        jdbc.sql(ADD_DELIVERY)
                .param("run", run.id().value())
                .param("position", nextPosition(run, deliveriesMax))
                .param("delivery", delivery.value())
                .update();
    }

    /** Puts a webhook into the run, or returns false if it does not wait for one (any more). */
    public boolean attach(Run run, DeliveryId webhook, int deliveriesMax) {
        return jdbc.sql(ATTACH_WAITING)
                        .param("run", run.id().value())
                        .param("position", nextPosition(run, deliveriesMax))
                        .param("delivery", webhook.value())
                        .param("source", run.feed().source())
                        .param("feed", run.feed().feed())
                        .update()
                == 1;
    }

    private int nextPosition(Run run, int deliveriesMax) {
        int deliveries = jdbc.sql(COUNT_DELIVERY)
                .param("run", run.id().value())
                .param("attempt", run.attempt())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new RunRefused.Stale(run));
        if (deliveries > deliveriesMax) {
            throw new RunRefused.TooManyDeliveries(run.feed(), deliveriesMax);
        }
        return deliveries - 1;
    }

    /** Everything is stored: from here on the run can be applied again without asking the source. */
    public Run received(Run run, int mappingId, @Nullable String cursor, @Nullable String etag) {
        return jdbc.sql(RECEIVED)
                .param("run", run.id().value())
                .param("attempt", run.attempt())
                .param("mapping", mappingId)
                .param("cursor", cursor)
                .param("etag", etag)
                .query(RunTable::row)
                .optional()
                .orElseThrow(() -> new RunRefused.Stale(run));
    }

    /** Throws {@link RunRefused.Stale} if the run was taken over or finished: cheaper to learn before the work. */
    public void requireStillOurs(Run run) {
        boolean ours = jdbc.sql(STILL_OURS)
                .param("run", run.id().value())
                .param("attempt", run.attempt())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!ours) {
            throw new RunRefused.Stale(run);
        }
    }

    /** Closes an open run without a merge, or returns false if it is no longer this attempt's. */
    public boolean close(Run run, Run.State state, @Nullable String why) {
        return jdbc.sql(CLOSE)
                        .param("run", run.id().value())
                        .param("attempt", run.attempt())
                        .param("state", state.name())
                        .param("why", why)
                        .update()
                == 1;
    }

    private static Run row(ResultSet row, int number) throws SQLException {
        return new Run(
                new RunId(row.getLong("run_id")),
                new FeedKey(row.getString("source"), row.getString("feed")),
                FeedMode.valueOf(row.getString("mode")),
                Run.Purpose.valueOf(row.getString("purpose")),
                Run.State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("cursor_after"),
                row.getString("etag_after"));
    }
}
