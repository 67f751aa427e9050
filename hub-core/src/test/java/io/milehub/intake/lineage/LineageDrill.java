package io.milehub.intake.lineage;

import static io.milehub.database.TestDatabase.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.drill.Drill;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./hub drill lineage}: derives values again in a fresh process, from raw bytes and kept mappings alone.
 *
 * <p>Then one row in every table of facts is made to point at the record beside its own, and each is found. Option:
 * {@code --values}.
 */
class LineageDrill {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    private static final String SPOIL = """
            update %1$s set ordinal = ordinal + 1
             where ctid = (select ctid from %1$s where ordinal is not null and content_hash is not null
                            order by md5(ctid::text || :seed) limit 1)
            """;

    @TempDir
    Path folder;

    @Test
    void values_are_found_out_again_and_a_wrong_ordinal_is_found() throws Exception {
        try (Drill drill = new Drill("lineage")) {
            int values = drill.number("values", 10_000);
            try (LineageShop shop = new LineageShop(database, folder.resolve("mappings"))) {
                shop.live(new GeneratedFeeds(drill.seed(), 100 + values / 20), 5);
            }
            FreshProcess check = FreshProcess.check(database.app(), folder, drill.seed(), values);
            System.out.println(check.output());
            assertThat(check.output()).contains(values + " values, 0 not the same");
            assertThat(check.status()).isZero();

            for (String table : new String[] {"catalogue.offer", "inventory.stock_level", "pricing.price_fact"}) {
                database.in(
                        FIRST,
                        () -> database.jdbc()
                                .sql(SPOIL.formatted(table))
                                .param("seed", Long.toString(drill.seed()))
                                .update());
            }
            FreshProcess spoiled = FreshProcess.check(database.app(), folder, drill.seed(), 100 * values);
            System.out.println(spoiled.output());
            assertThat(spoiled.output()).contains("catalogue.offer ", "inventory.stock_level ", "pricing.price_fact ");
            assertThat(spoiled.status()).isOne();
            drill.passed(values + " values derived again, and every spoiled row found");
        }
    }
}
