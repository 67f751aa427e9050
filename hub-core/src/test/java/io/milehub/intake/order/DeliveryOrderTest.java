package io.milehub.intake.order;

import io.milehub.database.TestDatabase;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Any order, repetition or delay of the same deliveries ends in the same state; {@code OrderDrill} tries many more. */
class DeliveryOrderTest {
    private static final long TRACES = 200;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @Test
    void two_hundred_traces_end_as_the_reference_says_in_every_order(@TempDir Path folder) {
        try (TraceShop shop = new TraceShop(database, folder)) {
            TraceCheck check = new TraceCheck(shop);
            LongStream.rangeClosed(1, TRACES / TraceCheck.TOGETHER).parallel().forEach(seed -> check.check(seed, 1));
        }
    }
}
