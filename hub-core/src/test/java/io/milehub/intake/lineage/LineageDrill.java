package io.milehub.intake.lineage;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Values of a shop that has lived for a while are found out again by a fresh process from raw bytes and mappings alone;
 * then one row in every table of facts is made to point at the record beside its own, and each is found.
 * {@code drill.values} says how many, {@code drill.seed} which.
 */
class LineageDrill {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final int VALUES = Integer.getInteger("drill.values", 10_000);
    private static final long SEED = Long.getLong("drill.seed", System.nanoTime());
    private static final String SPOIL = """
            update %1$s set ordinal = ordinal + 1
             where ctid = (select ctid from %1$s where ordinal is not null and content_hash is not null
                            order by md5(ctid::text || :seed) limit 1)
            """;

    @TempDir
    Path folder;

    @Test
    void values_are_found_out_again_and_a_wrong_ordinal_is_found() throws Exception {
        System.out.println("drill.seed=" + SEED + " drill.values=" + VALUES);
        try (LineageShop shop = new LineageShop(database, folder.resolve("mappings"))) {
            shop.live(new GeneratedFeeds(SEED, 100 + VALUES / 20), 5);
        }
        FreshProcess check = FreshProcess.check(database.app(), folder, SEED, VALUES);
        System.out.println(check.output());
        assertThat(check.output()).contains(VALUES + " values, 0 not the same");
        assertThat(check.status()).isZero();

        for (String table : new String[] {"catalogue.offer", "inventory.stock_level", "pricing.price_fact"}) {
            database.in(
                    FIRST,
                    () -> database.jdbc()
                            .sql(SPOIL.formatted(table))
                            .param("seed", Long.toString(SEED))
                            .update());
        }
        FreshProcess spoiled = FreshProcess.check(database.app(), folder, SEED, 100 * VALUES);
        System.out.println(spoiled.output());
        assertThat(spoiled.output()).contains("catalogue.offer ", "inventory.stock_level ", "pricing.price_fact ");
        assertThat(spoiled.status()).isOne();
    }
}
