package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.Tenant;
import io.milehub.tenancy.TenantCrossed;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.TenantUnset;
import io.milehub.tenancy.Tenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class RowSecurityTest {

    private static final TenantId FIRST = TestDatabase.FIRST;
    private static final TenantId SECOND = TestDatabase.SECOND;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh("db-sample/changelog.yaml");

    @BeforeAll
    static void each_tenant_has_a_note() {
        database.in(FIRST, () -> write(FIRST, "of the first"));
        database.in(SECOND, () -> write(SECOND, "of the second"));
    }

    private static void write(TenantId tenant, String words) {
        database.jdbc()
                .sql("insert into sample.note values (:tenant, 1, :words)")
                .param("tenant", tenant.value())
                .param("words", words)
                .update();
    }

    private static String read() {
        return database.jdbc()
                .sql("select words from sample.note")
                .query(String.class)
                .single();
    }

    @Test
    void a_transaction_sees_its_tenants_rows_only() {
        assertThat(database.query(FIRST, RowSecurityTest::read)).isEqualTo("of the first");
        assertThat(database.query(SECOND, RowSecurityTest::read)).isEqualTo("of the second");
    }

    @Test
    void a_row_of_another_tenant_cannot_be_written() {
        assertThatThrownBy(() -> database.in(FIRST, () -> write(SECOND, "smuggled")))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void without_a_tenant_a_table_answers_with_an_error() throws SQLException {
        try (Connection fresh = database.app().open();
                var statement = fresh.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select * from sample.note"))
                    .hasMessageContaining("hub.tenant");
        }
    }

    /** After a transaction with a local setting the session reads '' instead of nothing. */
    @Test
    void a_connection_that_has_served_a_tenant_answers_with_an_error_too() throws SQLException {
        try (Connection used = database.app().open();
                var statement = used.createStatement()) {
            used.setAutoCommit(false);
            statement.execute("select set_config('hub.tenant', '1', true)");
            used.commit();
            try (var row = statement.executeQuery("select current_setting('hub.tenant', true)")) {
                row.next();
                assertThat(row.getString(1)).isEmpty();
            }
            assertThatThrownBy(() -> statement.executeQuery("select * from sample.note"))
                    .hasMessageContaining("invalid input syntax for type integer: \"\"");
        }
    }

    @Test
    void a_transaction_without_a_tenant_is_refused() throws SQLException {
        assertThatThrownBy(
                        () -> new TransactionTemplate(database.transactions()).executeWithoutResult(status -> read()))
                .isInstanceOf(TenantUnset.class);
        HikariDataSource pool = database.dataSource().unwrap(HikariDataSource.class);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
    }

    @Test
    void work_of_another_tenant_inside_a_transaction_is_refused_however_it_propagates() {
        for (int propagation : new int[] {
            TransactionDefinition.PROPAGATION_REQUIRED,
            TransactionDefinition.PROPAGATION_REQUIRES_NEW,
            TransactionDefinition.PROPAGATION_NESTED
        }) {
            var inner = new TransactionTemplate(database.transactions());
            inner.setPropagationBehavior(propagation);
            assertThatThrownBy(() -> database.in(
                            FIRST, () -> Tenancy.in(SECOND, () -> inner.executeWithoutResult(status -> read()))))
                    .isInstanceOf(TenantCrossed.class)
                    .hasMessageContaining("tenant 2")
                    .hasMessageContaining("tenant 1");
        }
        assertThat(database.query(SECOND, RowSecurityTest::read)).isEqualTo("of the second");
    }

    @Test
    void a_transaction_of_its_own_inside_one_of_the_same_tenant_sees_its_rows() {
        var inner = new TransactionTemplate(database.transactions());
        inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        String words = database.query(FIRST, () -> {
            inner.executeWithoutResult(status -> assertThat(read()).isEqualTo("of the first"));
            return read();
        });
        assertThat(words).isEqualTo("of the first");
    }

    @Test
    void a_rollback_leaves_nothing_and_a_readonly_transaction_may_read() {
        assertThatThrownBy(() -> database.in(FIRST, () -> {
                    database.jdbc().sql("delete from sample.note").update();
                    throw new IllegalArgumentException("changed my mind");
                }))
                .hasMessage("changed my mind");
        var readOnly = new TransactionTemplate(database.transactions());
        readOnly.setReadOnly(true);
        Tenancy.in(
                FIRST,
                () -> readOnly.executeWithoutResult(status -> assertThat(read()).isEqualTo("of the first")));
    }

    @Test
    void the_list_of_tenants_needs_no_tenant() {
        var tenants = new Tenants(database.jdbc());
        assertThat(tenants.all()).containsExactly(new Tenant(FIRST, "first"), new Tenant(SECOND, "second"));
        var seen = new ArrayList<String>();
        tenants.forEach(tenant -> database.in(Tenancy.current(), () -> seen.add(read())));
        assertThat(seen).containsExactly("of the first", "of the second");
    }
}
