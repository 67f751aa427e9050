package io.milehub.idempotency;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Asks before each commit whether the calls that it is for are still this run's, and keeps them so until it is done. A
 * call can then be taken over as soon as its node seems dead: one that was only slow has committed before that, and is
 * seen to have, or never commits. It is asked last, so that nobody who takes over waits for more than a commit.
 */
@Component
class CallFence implements TransactionExecutionListener {
    /** A share lock keeps {@link Idempotency} from giving the call to another run, and not from anything else. */
    private static final String STILL_OURS = """
            select count(*) from (
              select from idempotency.request r
                join unnest(:principals::text[], :keys::text[], :attempts::int[]) u(principal, key, attempt)
                  on r.principal = u.principal and r.key = u.key and r.attempt = u.attempt
               where r.tenant_id = tenancy.current_tenant() and r.finished_at is null
                 for share of r) ours
            """;

    private final JdbcClient jdbc;

    CallFence(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        if (!(transactions instanceof ConfigurableTransactionManager asking)) {
            throw new IllegalStateException(transactions + " asks nobody before it commits");
        }
        asking.addListener(this);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        List<Admission.Run> calls = CallInHand.current();
        if (!calls.isEmpty() && !transaction.isReadOnly()) {
            long ours =
                    RunColumns.of(calls, jdbc.sql(STILL_OURS)).query(Long.class).single();
            if (ours != calls.size()) {
                throw new CallTakenOver("Of " + calls.size() + " calls " + ours + " are still this run's");
            }
        }
    }
}
