package io.milehub.intake.lineage;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.Tenancy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the tables is what the bytes say; {@code LineageDrill} asks the same of more. */
class LineageTest {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final long SEED = 20_260_105;
    private static final int VALUES = 1_000;

    @BeforeAll
    static void three_suppliers_live_for_a_while(@TempDir Path mappings) throws IOException {
        try (LineageShop shop = new LineageShop(database, mappings)) {
            shop.live(new GeneratedFeeds(SEED, 100), 3);
        }
    }

    @Test
    void a_fresh_process_finds_every_value_out_again(@TempDir Path folder) throws Exception {
        FreshProcess check = FreshProcess.check(database.app(), folder, SEED, VALUES);

        assertThat(check.output()).contains(VALUES + " values, 0 not the same");
        assertThat(check.status()).isZero();
    }

    @Test
    void history_holds_what_was_replaced_what_was_removed_and_what_lost() {
        List<String> fates = database.query(
                FIRST,
                () -> database.jdbc()
                        .sql("select distinct kind || ' ' || fate from intake.past_fact order by 1")
                        .query(String.class)
                        .list());

        assertThat(fates)
                .containsExactlyInAnyOrder(
                        "ITEM REPLACED", "ITEM REMOVED", "STOCK REPLACED", "STOCK REMOVED", "STOCK LOST");
    }

    @Test
    void one_wrong_ordinal_is_found() {
        LineageCheck check = new LineageCheck(database.jdbc(), database.transactions());
        String move = "update inventory.stock_level set ordinal = ordinal + :step where (offer_id, location) ="
                + " (select offer_id, location from inventory.stock_level where content_hash is not null limit 1)";
        int everything = 1_000_000;
        assertThat(Tenancy.in(FIRST, () -> check.check(SEED, everything))).isEmpty();

        database.in(FIRST, () -> database.jdbc().sql(move).param("step", 1).update());
        List<String> wrong = Tenancy.in(FIRST, () -> check.check(SEED, everything));

        assertThat(wrong).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("inventory.stock_level "));
        assertThat(wrong.stream().map(line -> line.split(" ", 3)[1]).distinct()).hasSize(1);
    }
}
