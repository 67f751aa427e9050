package io.milehub.database;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.tenancy.Tenancy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.BadSqlGrammarException;

class LockTimeoutTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final String LOCK = "select pg_advisory_xact_lock(7)";
    private static final String SHORTLY = "select set_config('lock_timeout', '20ms', true)";

    @Test
    void who_waited_for_a_lock_in_vain_is_told_so_and_does_not_wait_again_by_itself() throws SQLException {
        var attempts = new AtomicInteger();
        try (var holder = database.dataSource().getConnection()) {
            holder.setAutoCommit(false);
            try (var lock = holder.createStatement()) {
                lock.execute(LOCK);
            }
            assertThatThrownBy(() -> lock(attempts))
                    .isInstanceOf(ConcurrencyFailureException.class)
                    .isInstanceOf(LockTimeout.class)
                    .hasMessageContaining("pg_advisory_xact_lock");
            holder.rollback();
        }
        assertThat(attempts).hasValue(1);
        lock(attempts);
        assertThat(attempts).hasValue(2);
    }

    @Test
    void any_other_failure_stays_what_it_is() {
        assertThatThrownBy(() -> database.jdbc().sql("selec 1").query().listOfRows())
                .isInstanceOf(BadSqlGrammarException.class);
    }

    private static void lock(AtomicInteger attempts) {
        var transactions = new ShortTransactions(database.transactions());
        Tenancy.in(
                FIRST,
                () -> transactions.alone(() -> {
                    attempts.incrementAndGet();
                    database.jdbc().sql(SHORTLY).query().listOfRows();
                    database.jdbc().sql(LOCK).query().listOfRows();
                }));
    }
}
