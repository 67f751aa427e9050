package io.milehub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.milehub.tenancy.Tenancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class ScratchTableTest {
    /** One connection, so that every transaction of a test is on the same. */
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh(1);

    private final ScratchTable table = ScratchTable.of("scratch_" + System.identityHashCode(this), "words text");

    @Test
    void it_stays_with_its_connection_and_every_transaction_finds_it_empty() {
        long first = told();
        long second = told();

        assertThat(second).as("the same table").isEqualTo(first);
    }

    @Test
    void one_whose_making_was_rolled_back_is_made_again() {
        Tenancy.in(
                TestDatabase.FIRST,
                () -> new TransactionTemplate(database.transactions()).executeWithoutResult(status -> {
                    table.ready();
                    status.setRollbackOnly();
                }));

        assertThat(told()).isPositive();
    }

    @Test
    void another_transaction_has_its_own() {
        try (TestDatabase two = TestDatabase.fresh(2)) {
            var another = new TransactionTemplate(two.transactions());
            another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

            two.in(TestDatabase.FIRST, () -> {
                insert(two.jdbc());
                another.executeWithoutResult(_ -> assertThat(insert(two.jdbc())).isEqualTo(1));
                assertThat(rows(two.jdbc())).isEqualTo(1);
            });
        }
    }

    @Test
    void one_of_short_rows_has_no_second_table_to_be_emptied_and_takes_no_row_beyond_a_page() {
        ScratchTable shortRows =
                ScratchTable.ofShortRows("short_" + System.identityHashCode(this), "words text, share numeric");

        database.in(TestDatabase.FIRST, () -> {
            shortRows.ready();
            assertThat(database.jdbc()
                            .sql("select cast(reltoastrelid as bigint) from pg_class where relname = :name")
                            .param("name", shortRows.name())
                            .query(Long.class)
                            .single())
                    .isZero();
            insert(shortRows, 8_000);
        });
        assertThatThrownBy(() -> database.in(TestDatabase.FIRST, () -> {
                    shortRows.ready();
                    insert(shortRows, 8_192);
                }))
                .hasMessageContaining("row is too big");
    }

    private static void insert(ScratchTable shortRows, int letters) {
        database.jdbc()
                .sql("insert into pg_temp." + shortRows.name() + " values (repeat('x', :letters), 1)")
                .param("letters", letters)
                .update();
    }

    @Test
    void without_a_transaction_nothing_would_empty_it() {
        assertThatIllegalStateException().isThrownBy(table::ready);
    }

    /** Fills it in a transaction, and returns which table it was. */
    private long told() {
        return database.query(TestDatabase.FIRST, () -> {
            assertThat(insert(database.jdbc())).isEqualTo(1);
            return database.jdbc()
                    .sql("select cast(cast(:name as regclass) as oid)")
                    .param("name", "pg_temp." + table.name())
                    .query(Long.class)
                    .single();
        });
    }

    private long insert(JdbcClient jdbc) {
        table.ready();
        jdbc.sql("insert into pg_temp." + table.name() + " values ('word')").update();
        return rows(jdbc);
    }

    private long rows(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_temp." + table.name())
                .query(Long.class)
                .single();
    }
}
