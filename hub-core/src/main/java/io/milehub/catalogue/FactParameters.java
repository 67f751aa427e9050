package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every statement that judges staged facts against standing ones asks of its run, by parameter name. */
public final class FactParameters {
    private FactParameters() {}

    public static Map<String, ? extends @Nullable Object> of(MergeContext context) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("supplier", context.supplierId());
        values.put("source", context.feed().source());
        values.put("domain", context.domain());
        values.put("mapping", context.mappingId());
        values.put("snapshot", context.snapshot());
        values.put("byVersion", context.byVersion());
        values.put("moment", at(context.moment()));
        values.put("watermark", at(context.watermark()));
        return values;
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
