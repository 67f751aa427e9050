package io.milehub.intake.quarantine;

import io.milehub.database.ShortTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Deletes settled records beyond their time; open ones are kept until somebody or something settles them. */
@Service
public class QuarantinePurge {
    private static final String PURGE = """
            with old as materialized (
              select quarantine_id from intake.quarantine
               where tenant_id = tenancy.current_tenant() and state <> 'OPEN'
                 and settled_at < (select hub.now() - :keep * interval '1 second')
               order by settled_at
               limit :max
                 for update skip locked)
            delete from intake.quarantine q
             using old
             where q.tenant_id = tenancy.current_tenant() and q.quarantine_id = old.quarantine_id
            """;

    private final JdbcClient jdbc;
    private final ShortTransactions transactions;
    private final QuarantineLimits limits;

    QuarantinePurge(JdbcClient jdbc, ShortTransactions transactions, QuarantineLimits limits) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.limits = limits;
    }

    /**
     * Deletes in batches; many nodes may do it at once. To be called every few minutes.
     *
     * @return how many records were forgotten
     */
    public int purge() {
        return transactions.batches(limits.purgeMax(), this::batch);
    }

    private int batch() {
        return jdbc.sql(PURGE)
                .param("keep", limits.keepSettled().toSeconds())
                .param("max", limits.purgeMax())
                .update();
    }
}
