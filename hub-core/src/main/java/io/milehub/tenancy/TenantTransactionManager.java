package io.milehub.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.TransactionAttribute;

/**
 * Begins each transaction for the tenant that {@link Tenancy} names, so that row-level security sees it.
 *
 * <p>The setting is local to the transaction: it cannot leak to the next user of a pooled connection. The driver does
 * not send BEGIN by itself but together with the first statement, which is this one, so beginning a transaction costs
 * one round trip in all. A transaction without a tenant is refused, and so is one inside another tenant's: the inner
 * work would join the outer transaction (or wait for its locks) and silently see the outer tenant's rows.
 */
public class TenantTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String SET_TENANT = "select set_config('hub.tenant', ?, true)";

    private static final String SET_TENANT_KEEP_PLANS =
            "select set_config('hub.tenant', ?, true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    private static final String SET_TENANT_BRIEFLY =
            "select set_config('hub.tenant', ?, true), set_config('idle_in_transaction_session_timeout', ?, true)";

    /** Whose transaction a connection is in, from its begin to its end. */
    private final transient Map<ConnectionHolder, TenantId> begun = new ConcurrentHashMap<>();

    public TenantTransactionManager(DataSource pool) {
        super(pool);
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        if (!super.isExistingTransaction(transaction)) {
            return false;
        }
        TenantId outer = begun.get(holder(transaction));
        if (outer != null && !outer.equals(Tenancy.current())) {
            throw new TenantCrossed("work for tenant " + Tenancy.current()
                    + " was begun inside a transaction of tenant " + outer + "; end that one first");
        }
        return true;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        TenantId tenant = Tenancy.current();
        super.doBegin(transaction, definition);
        begun.put(holder(transaction), tenant);
    }

    /** Called inside the super class's begin, which gives the connection back when this fails. */
    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        String tenant = Tenancy.current().toString();
        switch (definition) {
            case BriefTransaction brief -> set(connection, SET_TENANT_BRIEFLY, tenant, brief.silenceMaxMillis());
            case TransactionAttribute declared
            when declared.getLabels().contains(PlanKept.LABEL) -> set(connection, SET_TENANT_KEEP_PLANS, tenant);
            default -> set(connection, SET_TENANT, tenant);
        }
    }

    private static void set(Connection connection, String sql, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        begun.remove(holder(transaction));
        super.doCleanupAfterCompletion(transaction);
    }

    private static ConnectionHolder holder(@Nullable Object transaction) {
        if (transaction instanceof JdbcTransactionObjectSupport jdbc) {
            return jdbc.getConnectionHolder();
        }
        throw new IllegalStateException("not a JDBC transaction: " + transaction);
    }
}
