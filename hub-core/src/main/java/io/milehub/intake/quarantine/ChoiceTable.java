package io.milehub.intake.quarantine;

import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.outbox.Node;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes records for a run, or out of the list; those are meant that no run has in hand and that stand in the shop. */
@Component
class ChoiceTable {
    /** What a held run refused is mapped again when it is released, and is not another's to take. */
    private static final String MEANT = """
            q.tenant_id = tenancy.current_tenant() and q.source = :source and q.feed = :feed and q.state = 'OPEN'
               and (:code::text is null or q.reasons @> jsonb_build_array(jsonb_build_object('code', :code::text)))
               and (cardinality(:ids::bigint[]) = 0 or q.quarantine_id = any(:ids))
               and exists (select from intake.run r
                            where r.tenant_id = tenancy.current_tenant() and r.run_id = q.run_id
                              and r.state = 'MERGED')
               and not exists (select from intake.run r
                                where r.tenant_id = tenancy.current_tenant() and r.run_id = q.retry_run_id
                                  and r.state in ('RECEIVED', 'HELD'))
            """;

    private static final String COUNT = "select count(*) from intake.quarantine q where " + MEANT;

    private static final String UNRELEASABLE = "select q.quarantine_id from intake.quarantine q where " + MEANT + """
               and exists (select from jsonb_array_elements(q.reasons) r where r ->> 'field' <> 'refuse')
             order by q.quarantine_id
             limit :limit
            """;

    private static final String OPEN_RUN = """
            insert into intake.run (tenant_id, source, feed, mode, state, node, purpose, received_at)
            values (tenancy.current_tenant(), :source, :feed, 'DELTA', 'RECEIVED', :node, :purpose, hub.now())
            returning run_id
            """;

    private static final String TAKE = """
            with meant as materialized (
              select q.quarantine_id from intake.quarantine q where q.ordinal >= -1 and %s
               order by q.quarantine_id limit :limit for update)
            update intake.quarantine k set retry_run_id = :run
              from meant q
             where k.tenant_id = tenancy.current_tenant() and k.quarantine_id = q.quarantine_id
            """.formatted(MEANT);

    private static final String CARRY = """
            with taken as (
              select distinct delivery_id from intake.quarantine
               where tenant_id = tenancy.current_tenant() and retry_run_id = :run
            ), carried as (
              insert into intake.run_delivery (tenant_id, run_id, position, delivery_id)
              select tenancy.current_tenant(), :run, row_number() over (order by delivery_id) - 1, delivery_id
                from taken
              returning delivery_id
            )
            update intake.run set deliveries = (select count(*) from carried)
             where tenant_id = tenancy.current_tenant() and run_id = :run
            """;

    private static final String DISMISS = """
            with meant as materialized (
              select q.quarantine_id from intake.quarantine q where %s
               order by q.quarantine_id limit :limit for update)
            update intake.quarantine k
               set state = 'DISMISSED', settled_at = hub.now(), settled_by = :actor, settled_why = :why
              from meant q
             where k.tenant_id = tenancy.current_tenant() and k.quarantine_id = q.quarantine_id
            """.formatted(MEANT);

    private static final String DISMISSED = """
            select count(*) from intake.quarantine q
             where q.tenant_id = tenancy.current_tenant() and q.source = :source and q.feed = :feed
               and q.state = 'DISMISSED' and q.settled_by = :actor and q.settled_why = :why
               and (:code::text is null or q.reasons @> jsonb_build_array(jsonb_build_object('code', :code::text)))
               and (cardinality(:ids::bigint[]) = 0 or q.quarantine_id = any(:ids))
            """;

    private static final String LAST = """
            select r.run_id, (select count(*) from intake.quarantine q
                               where q.tenant_id = r.tenant_id and q.retry_run_id = r.run_id) as records
              from intake.run r
             where r.tenant_id = tenancy.current_tenant() and r.source = :source and r.feed = :feed
               and r.purpose = :purpose
             order by r.run_id desc
             limit 1
            """;

    private final JdbcClient jdbc;
    private final Node node;

    ChoiceTable(JdbcClient jdbc, Node node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    int count(Choice choice) {
        return meant(COUNT, choice).query(Integer.class).single();
    }

    /** Those of the choice that give a reason which is none of the mapping's own rules. */
    List<Long> unreleasable(Choice choice, int limit) {
        return meant(UNRELEASABLE, choice)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Opens a run that is received already. */
    RunId open(Choice choice, Run.Purpose purpose) {
        return new RunId(jdbc.sql(OPEN_RUN)
                .param("source", choice.feed().source())
                .param("feed", choice.feed().feed())
                .param("node", node.name())
                .param("purpose", purpose.name())
                .query(Long.class)
                .single());
    }

    /** Gives the run at most so many of the choice, oldest first, with the deliveries that brought them. */
    int take(RunId run, Choice choice, int limit) {
        int taken = meant(TAKE, choice)
                .param("run", run.value())
                .param("limit", limit)
                .update();
        jdbc.sql(CARRY).param("run", run.value()).update();
        return taken;
    }

    int dismiss(Choice choice, String actor, String why, int limit) {
        return meant(DISMISS, choice)
                .param("actor", actor)
                .param("why", why)
                .param("limit", limit)
                .update();
    }

    /** How many of the choice this actor has dismissed for this reason. */
    int dismissed(Choice choice, String actor, String why) {
        return meant(DISMISSED, choice)
                .param("actor", actor)
                .param("why", why)
                .query(Integer.class)
                .single();
    }

    /** The last run of a feed that took some of it. */
    Optional<Taken> last(FeedKey feed, Run.Purpose purpose) {
        return jdbc.sql(LAST)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("purpose", purpose.name())
                .query((row, number) -> new Taken(new RunId(row.getLong("run_id")), row.getInt("records"), 0))
                .optional();
    }

    private JdbcClient.StatementSpec meant(String sql, Choice choice) {
        return jdbc.sql(sql)
                .param("source", choice.feed().source())
                .param("feed", choice.feed().feed())
                .param("code", choice.code())
                .param("ids", choice.ids().toArray(Long[]::new));
    }
}
