package io.milehub.idempotency;

import io.milehub.database.ShortTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Admits each unsafe call once. Admission and the keeping of the response are short transactions of their own; none is
 * open while the call runs. A call may therefore have had its effect and yet no kept response, when its node died in
 * between: it is run again when its lease is over, so what it does must stand being done again. What a run that was
 * taken over does late is kept from being committed ({@link CallFence}).
 */
@Service
public class Idempotency {
    /**
     * Takes the key, or takes over a call that came to no end or whose node is silent. Zero rows: someone else has it.
     * One that is at its commit is waited for, but not for ever: its node may be cut off just there.
     */
    private static final String ADMIT = """
            insert into idempotency.request as r
                   (tenant_id, principal, key, method, path, payload_hash, leased_until)
            select tenancy.current_tenant(), :principal, :key, :method, :path, decode(:hash, 'hex'),
                   hub.now() + :seconds * interval '1 second'
              from set_config('lock_timeout', :wait, true)
            on conflict (tenant_id, principal, key) do update
               set attempt = case when r.started_at + :keep * interval '1 second' <= hub.now() then 1
                                  else r.attempt + 1 end,
                   method = excluded.method, path = excluded.path, payload_hash = excluded.payload_hash,
                   started_at = excluded.started_at, leased_until = excluded.leased_until,
                   finished_at = null, status = null, location = null, content_type = null, body = null
             where r.started_at + :keep * interval '1 second' <= hub.now()
                or (r.finished_at is null and r.leased_until <= hub.now() and r.payload_hash = excluded.payload_hash)
            returning attempt
            """;

    private static final String FIND = """
            select method, path, encode(payload_hash, 'hex') as payload_hash, status, location, content_type, body,
                   ceil(extract(epoch from leased_until - hub.now()))::bigint as left_seconds
              from idempotency.request
             where tenant_id = tenancy.current_tenant() and principal = :principal and key = :key
            """;

    private static final String FINISH = """
            update idempotency.request
               set finished_at = hub.now(), status = :status, location = :location, content_type = :type, body = :body
             where tenant_id = tenancy.current_tenant() and principal = :principal and key = :key
               and attempt = :attempt and finished_at is null
            """;

    private static final String RELEASE = """
            update idempotency.request set leased_until = hub.now()
             where tenant_id = tenancy.current_tenant() and principal = :principal and key = :key
               and attempt = :attempt and finished_at is null
            """;

    /** A call that is at its commit, or being taken over, is left for the next time: nobody waits in a circle. */
    private static final String RENEW = """
            with mine as materialized (
              select r.principal, r.key from idempotency.request r
                join unnest(:principals::text[], :keys::text[], :attempts::int[]) u(principal, key, attempt)
                  on r.principal = u.principal and r.key = u.key and r.attempt = u.attempt
               where r.tenant_id = tenancy.current_tenant() and r.finished_at is null
                 and r.started_at + :longest * interval '1 second' > hub.now()
                 for no key update of r skip locked)
            update idempotency.request r set leased_until = hub.now() + :seconds * interval '1 second'
              from mine
             where r.tenant_id = tenancy.current_tenant() and r.principal = mine.principal and r.key = mine.key
            """;

    private static final String PURGE = """
            with old as materialized (
              select principal, key from idempotency.request
               where tenant_id = tenancy.current_tenant()
                 and started_at <= (select hub.now() - :keep * interval '1 second')
               order by started_at
               limit :max
                 for update skip locked)
            delete from idempotency.request r
             using old
             where r.tenant_id = tenancy.current_tenant() and r.principal = old.principal and r.key = old.key
            """;

    private static final Duration LOCK_WAIT_MAX = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ShortTransactions transactions;
    private final IdempotencyLimits limits;

    Idempotency(JdbcClient jdbc, ShortTransactions transactions, IdempotencyLimits limits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.limits = limits;
    }

    /** Decides whether a call runs, has run, or must not. */
    @Transactional
    public Admission admit(Call call) {
        Optional<Integer> attempt = keyed(ADMIT, call)
                .param("wait", LOCK_WAIT_MAX.toMillis() + "ms")
                .param("method", call.method())
                .param("path", call.path())
                .param("hash", call.payloadHash())
                .param("seconds", limits.lease().toSeconds())
                .param("keep", limits.keep().toSeconds())
                .query(Integer.class)
                .optional();
        if (attempt.isPresent()) {
            return new Admission.Run(call, attempt.get());
        }
        return keyed(FIND, call)
                .query((row, _) -> earlier(call, row))
                .optional()
                .orElseGet(() -> new Admission.InFlight(Duration.ofSeconds(1)));
    }

    /**
     * Keeps the response of a call that ran.
     *
     * @return false if another run has taken over meanwhile, whose response is the one that counts
     */
    @Transactional
    public boolean finish(Admission.Run run, KeptResponse response) {
        if (response.body().length > limits.bodyBytesMax()) {
            throw new IllegalArgumentException("A response of " + response.body().length
                    + " bytes is not kept; the limit is " + limits.bodyBytesMax());
        }
        return keyed(FINISH, run.call())
                        .param("attempt", run.attempt())
                        .param("status", response.status())
                        .param("location", response.location())
                        .param("type", response.contentType())
                        .param("body", response.body())
                        .update()
                == 1;
    }

    /** Gives these calls their whole lease once more, from now, but none for longer than a call may run. */
    @Transactional
    public void renew(Collection<Admission.Run> runs) {
        RunColumns.of(runs, jdbc.sql(RENEW))
                .param("seconds", limits.lease().toSeconds())
                .param("longest", limits.inFlightMax().toSeconds())
                .update();
    }

    /** Lets a call that came to no end be run again at once, with the same payload. */
    @Transactional
    public void release(Admission.Run run) {
        keyed(RELEASE, run.call()).param("attempt", run.attempt()).update();
    }

    /**
     * Deletes what is kept beyond its time, in batches; many nodes may do it at once. To be called every few minutes.
     *
     * @return how many calls were forgotten
     */
    public int purge() {
        return transactions.batches(limits.purgeMax(), this::purgeBatch);
    }

    private int purgeBatch() {
        return jdbc.sql(PURGE)
                .param("keep", limits.keep().toSeconds())
                .param("max", limits.purgeMax())
                .update();
    }

    private Admission earlier(Call call, ResultSet row) throws SQLException {
        if (!call.payloadHash().equals(row.getString("payload_hash"))) {
            return new Admission.OtherCall(row.getString("method"), row.getString("path"));
        }
        Integer status = row.getObject("status", Integer.class);
        if (status == null) {
            return new Admission.InFlight(Duration.ofSeconds(Math.clamp(row.getLong("left_seconds"), 1, 5)));
        }
        byte[] body = row.getBytes("body");
        return new Admission.Replay(new KeptResponse(
                status, row.getString("location"), row.getString("content_type"), body == null ? new byte[0] : body));
    }

    private JdbcClient.StatementSpec keyed(String sql, Call call) {
        return jdbc.sql(sql).param("principal", call.principal()).param("key", call.key());
    }
}
