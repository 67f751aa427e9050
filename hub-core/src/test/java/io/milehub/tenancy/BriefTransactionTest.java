package io.milehub.tenancy;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

class BriefTransactionTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final String LOCK = "select pg_advisory_xact_lock(8)";
    private static final String ALLOWED = "select current_setting('idle_in_transaction_session_timeout')";

    @Test
    void who_falls_silent_with_a_lock_is_not_waited_for_and_nothing_of_it_is_kept() {
        var silent = new BriefTransaction(database.transactions(), Duration.ofMillis(100));
        assertThatThrownBy(() -> Tenancy.in(
                        FIRST,
                        () -> silent.executeWithoutResult(_ -> {
                            database.jdbc().sql(LOCK).query().listOfRows();
                            othersGoOn();
                            database.jdbc().sql("select 1").query().listOfRows();
                        })))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
    }

    /** Returns only when the lock is free, while the one who had it still says nothing. */
    private static void othersGoOn() {
        try (var other = database.dataSource().getConnection();
                var lock = other.createStatement()) {
            lock.execute(LOCK);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void others_may_be_silent_as_long_as_they_like() {
        var plain = new TransactionTemplate(database.transactions());
        var brief = new BriefTransaction(database.transactions());
        assertThat(allowedIn(brief)).isEqualTo("10s");
        assertThat(allowedIn(plain)).isEqualTo("0");
    }

    @Test
    void one_under_way_may_become_brief() {
        var plain = new TransactionTemplate(database.transactions());
        Tenancy.in(
                FIRST,
                () -> plain.executeWithoutResult(_ -> {
                    BriefTransaction.fromHereOn(database.jdbc());
                    assertThat(allowed()).isEqualTo("10s");
                }));
        assertThat(allowedIn(plain)).isEqualTo("0");
    }

    private static @Nullable String allowedIn(TransactionTemplate template) {
        return Tenancy.in(FIRST, () -> template.execute(_ -> allowed()));
    }

    private static String allowed() {
        return database.jdbc().sql(ALLOWED).query(String.class).single();
    }
}
