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
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;

/** What is shown of a body or of its records in quarantine; all of its bytes stay with its delivery. */
final class RawBody {
    private RawBody() {}

    static String text(Deliveries deliveries, Delivery delivery) {
        try (InputStream body = deliveries.open(delivery)) {
            return new String(body.readNBytes(Mapping.RAW_CHARS_MAX), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Records of a body that was read before, as decoded, by their ordinals. */
    static Map<Integer, String> records(
            Deliveries deliveries, Delivery delivery, Mapping mapping, SortedSet<Integer> ordinals) {
        Map<Integer, String> raw = new HashMap<>();
        try (InputStream body = deliveries.open(delivery)) {
            mapping.trace(body, ordinals).forEach((ordinal, record) -> raw.put(ordinal, record.raw()));
            return raw;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (DecodeRefused changed) {
            throw new IllegalStateException("delivery " + delivery.id() + " could be read a moment ago", changed);
        }
    }

    static Refusal undecodable(DecodeRefused refused) {
        return new Refusal("undecodable-body", refused.position(), refused.what() + " " + refused.remedy());
    }
}
