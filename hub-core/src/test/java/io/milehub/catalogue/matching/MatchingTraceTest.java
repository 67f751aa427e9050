package io.milehub.catalogue.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.tenancy.TenantId;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Links, products, prices and redirects depend on what stands, and on nothing that came before. */
class MatchingTraceTest {
    private static final long TRACES = 60;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void after_every_step_of_sixty_traces_the_tables_are_what_the_reference_says() {
        long first = Long.getLong("matching.seed", 1);
        System.out.println("matching: seeds " + first + " to " + (first + TRACES - 1));
        try (Shop shop = new Shop(database)) {
            LongStream.range(first, first + TRACES).parallel().forEach(seed -> check(shop, seed));
        }
    }

    private static void check(Shop shop, long seed) {
        TenantId tenant = shop.open();
        Standing standing = new Standing();
        List<Told> steps = new Trace(seed).steps();
        for (int i = 0; i < steps.size(); i++) {
            shop.tell(tenant, steps.get(i));
            standing.tell(steps.get(i));
            String after = "seed %d after %s".formatted(seed, steps.subList(0, i + 1));
            Reference expected = standing.reference();
            assertThat(shop.variants(tenant)).as(after).isEqualTo(expected.variants());
            assertThat(shop.products(tenant)).as(after).isEqualTo(expected.products());
            assertThat(new Redirects(shop.lines(tenant, Redirects.MOVES), shop.lines(tenant, Redirects.LIVING))
                            .faults(shop.lines(tenant, Redirects.REDIRECTS)))
                    .as(after)
                    .isEmpty();
        }
    }
}
