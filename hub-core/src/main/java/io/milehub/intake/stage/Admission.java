package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.Item;
import io.milehub.canonical.LineReport;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import io.milehub.mapping.Refusal;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses the single record that no table could hold, so that it cannot fail the whole run: the tables bound the length
 * of keys and demand positive prices, and PostgreSQL stores no NUL character.
 */
final class Admission {
    private static final int KEY_CHARS_MAX = 200;

    private Admission() {}

    static Optional<Refusal> refusal(CanonicalRecord record) {
        Refusal refusal = record.sku() == null ? null : key("sku", record.sku());
        if (refusal == null) {
            refusal = switch (record) {
                case Item item -> item(item);
                case StockCount count -> key("location", count.location());
                case SupplierPrice price -> positive("price", price.amount().minor());
                case LineReport report -> key("order", report.order());
                case FxRate _ -> null;
            };
        }
        return Optional.ofNullable(refusal);
    }

    private static @Nullable Refusal item(Item item) {
        Refusal style = key("product.key", item.productKey());
        if (style != null) {
            return style;
        }
        if (item.rrp() != null && !item.rrp().money().isPositive()) {
            return positive("price.rrp", item.rrp().money().minor());
        }
        boolean nul = anyNul(item.title().values())
                || anyNul(item.description().values())
                || anyNul(item.images())
                || isNul(item.brand())
                || isNul(item.category())
                || isNul(item.season())
                || isNul(item.composition())
                || isNul(item.colour())
                || (item.size() != null && isNul(item.size().label()));
        return nul ? nul("item") : null;
    }

    private static @Nullable Refusal key(String field, String value) {
        if (value.isEmpty() || value.length() > KEY_CHARS_MAX) {
            return new Refusal(
                    "key-length", field, "has " + value.length() + " characters, a key has 1 to " + KEY_CHARS_MAX);
        }
        return isNul(value) ? nul(field) : null;
    }

    private static @Nullable Refusal positive(String field, long minor) {
        return minor > 0 ? null : new Refusal("price-not-positive", field, "is " + minor + " minor units");
    }

    private static boolean anyNul(Collection<String> values) {
        for (String value : values) {
            if (isNul(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNul(@Nullable String value) {
        return value != null && value.indexOf('\0') >= 0;
    }

    private static Refusal nul(String field) {
        return new Refusal("nul-character", field, "holds U+0000, which no text may hold");
    }
}
