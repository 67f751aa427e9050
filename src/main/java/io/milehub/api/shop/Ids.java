package io.milehub.api.shop;

import io.milehub.api.Problem;
import org.jspecify.annotations.Nullable;

/** Ids are text outside: decimal digits that fit in 63 bits. */
final class Ids {
    private static final int DIGITS_MAX = 18;

    private Ids() {}

    /** An id in a path: what cannot be one names nothing. */
    static long inPath(String text, String slug, String what) {
        if (!isId(text)) {
            throw Problem.unknown(
                    slug, "There is no " + what + " " + (text.length() > DIGITS_MAX ? "of this id" : text) + ".");
        }
        return Long.parseLong(text);
    }

    /** An id in a body. */
    static long inBody(@Nullable String text, String field) {
        if (text == null || !isId(text)) {
            throw Problem.invalid(field, "'" + field + "' is an id as text, 1 to " + DIGITS_MAX + " digits.");
        }
        return Long.parseLong(text);
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
