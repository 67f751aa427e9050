package io.milehub.intake.order;

import io.milehub.database.TestDatabase;
import io.milehub.drill.Drill;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./hub drill order}: takes generated histories in, in order and in any other, and compares what stands.
 *
 * <p>As {@link DeliveryOrderTest}, with as many as are asked for. Options: {@code --traces}, {@code --orders} of each.
 */
class OrderDrill {
    private static final int TELL_EVERY = 50;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void traces_end_as_the_reference_says_in_every_order(@TempDir Path folder) {
        try (Drill drill = new Drill("order");
                TraceShop shop = new TraceShop(database, folder)) {
            int traces = drill.number("traces", 10_000);
            int orders = drill.number("orders", 2);
            TraceCheck check = new TraceCheck(shop);
            AtomicInteger done = new AtomicInteger();
            long groups = Math.ceilDiv(traces, TraceCheck.TOGETHER);
            LongStream.range(drill.seed(), drill.seed() + groups).parallel().forEach(seed -> {
                check.check(seed, orders);
                int soFar = done.incrementAndGet();
                if (soFar % TELL_EVERY == 0) {
                    drill.begins("trace " + soFar * TraceCheck.TOGETHER + " of " + traces);
                    drill.note("all so far end alike in every order");
                }
            });
            drill.passed(traces + " traces, each in " + (1 + orders) + " orders, end as the reference says");
        }
    }
}
