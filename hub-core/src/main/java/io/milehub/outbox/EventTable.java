package io.milehub.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Unsent events, their leases and what was consumed. Every method joins its caller's transaction. */
@Component
class EventTable {
    private static final String LEASE = """
            insert into outbox.lease as l (tenant_id, partition, node, until)
            select tenancy.current_tenant(), p, :node, hub.now() + :millis * interval '1 millisecond'
              from generate_series(0, 15) as p
             where exists (select from outbox.event e
                            where e.tenant_id = tenancy.current_tenant() and e.partition = p and e.sent_at is null)
             order by p
            on conflict (tenant_id, partition) do update set node = excluded.node, until = excluded.until
             where l.node = excluded.node or l.until < hub.now()
            returning partition
            """;

    private static final String RENEW = """
            update outbox.lease set until = hub.now() + :millis * interval '1 millisecond'
             where tenant_id = tenancy.current_tenant() and partition = :partition and node = :node
               and until >= hub.now()
            """;

    private static final String RELEASE =
            "delete from outbox.lease where tenant_id = tenancy.current_tenant() and node = :node";

    /** {@code offset 0} keeps the look for a note one for each event, until there are enough. */
    private static final String PENDING = """
            select e.event_id from outbox.event e
             where e.tenant_id = tenancy.current_tenant() and e.partition = :partition and e.sent_at is null
               and (:everyType or e.type = any (:types))
               and not exists (select from outbox.inbox i
                                where i.tenant_id = tenancy.current_tenant()
                                  and i.consumer = :consumer and i.event_id = e.event_id offset 0)
             order by e.event_id
             limit :limit
            """;

    /** Waits for another who notes the same event, and then leaves it out: what is returned is ours alone. */
    private static final String CLAIM = """
            insert into outbox.inbox (tenant_id, consumer, event_id)
            select tenancy.current_tenant(), :consumer, id from unnest(:ids::bigint[]) as id order by id
            on conflict do nothing
            returning event_id
            """;

    private static final String READ = """
            select event_id, type, aggregate_type, aggregate_id, aggregate_version, payload, occurred_at
              from outbox.event
             where tenant_id = tenancy.current_tenant() and event_id = any (:ids)
             order by event_id
            """;

    /** An event is sent when everyone who wants its type has noted it; then the notes have done their service. */
    private static final String COMPLETE = """
            with done as (
              update outbox.event e set sent_at = hub.now()
               where e.tenant_id = tenancy.current_tenant() and e.partition = :partition and e.sent_at is null
                 and not exists (
                   select from unnest(:consumers::text[], :wanted::text[]) as w (consumer, type)
                    where (w.type = '*' or w.type = e.type)
                      and not exists (select from outbox.inbox i
                                       where i.tenant_id = tenancy.current_tenant()
                                         and i.consumer = w.consumer and i.event_id = e.event_id offset 0))
              returning e.event_id)
            delete from outbox.inbox i
             where i.ctid = any (array(
                   select n.ctid
                     from done
                    cross join unnest(:consumers::text[]) as c (consumer)
                    cross join lateral (
                          select b.ctid from outbox.inbox b
                           where b.tenant_id = tenancy.current_tenant()
                             and b.consumer = c.consumer and b.event_id = done.event_id offset 0) n))
            """;

    /**
     * The inbox is empty most of the time, and a plan that was made then reads it whole for every event: thousands of
     * times when many events come at once.
     */
    private static final String BY_KEY = "select set_config('enable_seqscan', 'off', true)";

    private static final String UNSENT =
            "select count(*) from outbox.event where tenant_id = tenancy.current_tenant() and sent_at is null";

    private final JdbcClient jdbc;
    private final Node node;

    EventTable(JdbcClient jdbc, Node node) {
        this.jdbc = jdbc;
        this.node = node;
    }

    /** Takes the partitions that have unsent events and are free, ours already, or left by a dead node. */
    List<Integer> lease(Duration lease) {
        return jdbc.sql(LEASE)
                .param("node", node.name())
                .param("millis", lease.toMillis())
                .query((row, number) -> row.getInt(1))
                .list();
    }

    /** Whether the partition is still ours, and then for another while. */
    boolean renew(int partition, Duration lease) {
        return jdbc.sql(RENEW)
                        .param("node", node.name())
                        .param("partition", partition)
                        .param("millis", lease.toMillis())
                        .update()
                == 1;
    }

    void release() {
        jdbc.sql(RELEASE).param("node", node.name()).update();
    }

    List<Long> pending(String consumer, Set<String> types, int partition, int limit) {
        jdbc.sql(BY_KEY).query().listOfRows();
        return jdbc.sql(PENDING)
                .param("partition", partition)
                .param("everyType", types.contains(Lane.EVERY_TYPE))
                .param("types", types.toArray(String[]::new))
                .param("consumer", consumer)
                .param("limit", limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /** Notes the events as consumed and reads those that nobody had noted before, in their order. */
    List<Event> claim(String consumer, List<Long> ids) {
        List<Long> ours = jdbc.sql(CLAIM)
                .param("consumer", consumer)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
        return read(ours);
    }

    List<Event> read(List<Long> ids) {
        return jdbc.sql(READ)
                .param("ids", ids.toArray(Long[]::new))
                .query(EventTable::row)
                .list();
    }

    /** Marks the events of the partition that every lane is through with. */
    void complete(int partition, List<Lane> lanes) {
        String[] consumers = lanes.stream()
                .flatMap(lane -> lane.types().stream().map(type -> lane.name()))
                .toArray(String[]::new);
        String[] wanted = lanes.stream().flatMap(lane -> lane.types().stream()).toArray(String[]::new);
        jdbc.sql(BY_KEY).query().listOfRows();
        jdbc.sql(COMPLETE)
                .param("partition", partition)
                .param("consumers", consumers)
                .param("wanted", wanted)
                .update();
    }

    long unsent() {
        return jdbc.sql(UNSENT).query(Long.class).single();
    }

    private static Event row(ResultSet row, int number) throws SQLException {
        return new Event(
                row.getLong("event_id"),
                row.getString("type"),
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("aggregate_version"),
                row.getString("payload"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant());
    }
}
