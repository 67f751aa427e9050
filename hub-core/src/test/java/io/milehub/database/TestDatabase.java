package io.milehub.database;

import com.zaxxer.hikari.HikariDataSource;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.TenantTransactionManager;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated database of its own for a test class, on a real server with the settings and the roles of production.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase database = TestDatabase.fresh();
 * }</pre>
 *
 * <p>It is dropped after the class. Everything but {@link #ownerJdbc} works as hub_app, so row-level security binds it.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {

    /** The tenants that every fresh database has: 1, {@code first}, and 2, {@code second}. */
    public static final TenantId FIRST = new TenantId(1);

    /** The other one. */
    public static final TenantId SECOND = new TenantId(2);

    private static final PoolLimits LIMITS = PoolLimits.DEFAULT.withConnectionsMax(16);
    private static final int OWNER_CONNECTIONS_MAX = 2;

    private final String name;
    private final HikariDataSource ownerPool;
    private final HikariDataSource pool;
    private final DataSource dataSource;
    private final TenantTransactionManager transactions;
    private final TestClock clock;

    private TestDatabase(String name, int connectionsMax, UnaryOperator<DataSource> around) {
        this.name = name;
        this.ownerPool = HubDataSource.pool(owner(), LIMITS.withConnectionsMax(OWNER_CONNECTIONS_MAX), "test-owner");
        this.pool = HubDataSource.pool(app(), LIMITS.withConnectionsMax(connectionsMax), "test-app");
        this.dataSource = around.apply(pool);
        this.transactions = new TenantTransactionManager(dataSource);
        this.clock = new TestClock(ownerJdbc());
    }

    /** With the hub's schema and two tenants. */
    public static TestDatabase fresh() {
        return fresh(UnaryOperator.identity());
    }

    /** The same with something around the pool that sees, or changes, what goes through it. */
    public static TestDatabase fresh(UnaryOperator<DataSource> around) {
        return fresh(Migration.CHANGELOG, LIMITS.connectionsMax(), around);
    }

    /** The same for a test that needs more connections at once; the server takes 100 in all. */
    public static TestDatabase fresh(int connectionsMax) {
        return fresh(Migration.CHANGELOG, connectionsMax, UnaryOperator.identity());
    }

    /** With the schema of another change log. */
    static TestDatabase fresh(String changelog) {
        return fresh(changelog, LIMITS.connectionsMax(), UnaryOperator.identity());
    }

    private static TestDatabase fresh(String changelog, int connectionsMax, UnaryOperator<DataSource> around) {
        var database = new TestDatabase(TestServer.running().create(changelog), connectionsMax, around);
        database.provision(FIRST, "first");
        database.provision(SECOND, "second");
        return database;
    }

    /** Without any schema, for tests of the migration. */
    static TestDatabase empty() {
        return new TestDatabase(TestServer.running().createEmpty(), 2, UnaryOperator.identity());
    }

    private void provision(TenantId tenant, String shop) {
        ownerJdbc()
                .sql("insert into tenancy.tenant (tenant_id, name) values (:id, :name)")
                .param("id", tenant.value())
                .param("name", shop)
                .update();
    }

    /** The pool, as hub_app. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** As hub_app; outside a transaction there is no tenant, so tenant tables answer with an error. */
    public JdbcClient jdbc() {
        return HubDataSource.client(dataSource);
    }

    /** As hub_owner, for provisioning and for what the application may not do. */
    public JdbcClient ownerJdbc() {
        return JdbcClient.create(ownerPool);
    }

    /** Begins transactions for the tenant of {@link Tenancy}. */
    public TenantTransactionManager transactions() {
        return transactions;
    }

    /** Does the work in one transaction of the tenant. */
    public void in(TenantId tenant, Runnable work) {
        Tenancy.in(tenant, () -> new TransactionTemplate(transactions).executeWithoutResult(status -> work.run()));
    }

    /** Does the work in one transaction of the tenant and hands back its result. */
    public <T> T query(TenantId tenant, Supplier<T> work) {
        return Tenancy.in(
                tenant,
                () -> Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> work.get())));
    }

    /** Moves the database's time and Java's together. */
    public TestClock clock() {
        return clock;
    }

    /** How to connect as hub_owner. */
    public DatabaseConnection owner() {
        return TestServer.running().owner(name);
    }

    /** How to connect as hub_app, for a hub in a process of its own. */
    public DatabaseConnection app() {
        return TestServer.running().app(name);
    }

    /** How to connect as superuser: for looking into the server, never for the code under test. */
    public DatabaseConnection superuser() {
        return TestServer.running().superuser(name);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        List.of(pool, ownerPool).forEach(HikariDataSource::close);
        TestServer.running().drop(name);
    }
}
