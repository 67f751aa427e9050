package io.milehub.intake.stage;

import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A body that goes into quarantine whole, shown by its beginning; all of its bytes stay with its delivery. */
final class RawBody {
    private RawBody() {}

    static String text(Deliveries deliveries, Delivery delivery) {
        try (InputStream body = deliveries.open(delivery)) {
            return new String(body.readNBytes(Mapping.RAW_CHARS_MAX), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Refusal undecodable(DecodeRefused refused) {
        return new Refusal("undecodable-body", refused.position(), refused.what() + " " + refused.remedy());
    }
}
