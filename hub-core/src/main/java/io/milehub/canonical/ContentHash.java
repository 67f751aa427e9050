package io.milehub.canonical;

import io.milehub.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a record's content, whose values are fed one after the other. Each is written with its length, so that
 * ("ab", "c") and ("a", "bc") differ, and an absent value differs from an empty one.
 */
final class ContentHash {
    private static final int ABSENT = -1;

    private final Murmur128 hash = new Murmur128();

    ContentHash(RecordKind kind) {
        text(kind.slug());
    }

    /** Begun with what all reports of a line have. */
    static ContentHash of(RecordKind kind, LineReport report) {
        Integer quantity = report.quantity();
        return new ContentHash(kind)
                .text(report.order())
                .text(report.line())
                .text(report.sku())
                .text(report.reference())
                .text(quantity == null ? null : quantity.toString());
    }

    ContentHash text(@Nullable String text) {
        if (text == null) {
            hash.int32(ABSENT);
            return this;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        hash.int32(utf8.length).octets(utf8);
        return this;
    }

    ContentHash texts(Collection<String> texts) {
        hash.int32(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** The map must iterate in key order. */
    ContentHash texts(Map<String, String> texts) {
        hash.int32(texts.size());
        texts.forEach((key, value) -> text(key).text(value));
        return this;
    }

    ContentHash money(Money money) {
        return number(money.minor()).text(money.currency().getCurrencyCode());
    }

    ContentHash instant(@Nullable Instant instant) {
        return text(instant == null ? null : instant.toString());
    }

    ContentHash number(long number) {
        hash.int64(number);
        return this;
    }

    /** The sixteen bytes. */
    byte[] bytes() {
        return hash.hash();
    }
}
