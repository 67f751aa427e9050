package io.milehub.intake.order;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./hub drill order}: as {@link DeliveryOrderTest}, with as many traces as are asked for. */
class OrderDrill {
    private static final long SEED = Long.getLong("drill.seed", 1);
    private static final long TRACES = Long.getLong("drill.traces", 10_000);
    private static final int ORDERS = Integer.getInteger("drill.orders", 2);
    private static final int TELL_EVERY = 100;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void traces_end_as_the_reference_says_in_every_order(@TempDir Path folder) {
        System.out.printf("%d traces from seed %d on, each in %d further orders%n", TRACES, SEED, ORDERS);
        AtomicLong done = new AtomicLong();
        try (TraceShop shop = new TraceShop(database, folder)) {
            TraceCheck check = new TraceCheck(shop);
            LongStream.range(SEED, SEED + TRACES).parallel().forEach(seed -> {
                check.check(seed, ORDERS);
                if (done.incrementAndGet() % TELL_EVERY == 0) {
                    System.out.println(done.get() + " traces end alike in every order");
                }
            });
        }
        System.out.println("all " + done.get() + " traces end alike in every order");
    }
}
