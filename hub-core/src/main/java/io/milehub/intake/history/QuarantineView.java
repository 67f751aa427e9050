package io.milehub.intake.history;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be taken in.
 *
 * @param ordinal its place in the delivery; -1 is a body that could not be decoded at all, -2 and below an interchange
 *     whose control number came before
 * @param raw the record as it arrived, shortened
 * @param reasons every reason, as JSON
 */
public record QuarantineView(
        String id,
        String run,
        String delivery,
        int ordinal,
        String source,
        String feed,
        @Nullable String sku,
        String state,
        Instant at,
        String raw,
        @JsonRawValue String reasons) {}
