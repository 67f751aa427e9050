package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How functions read their arguments. White space, no-break spaces included, never matters at the ends of a text. */
public final class Values {
    private static final int PLAIN_SCALE_MAX = 1_000;
    private static final int NUMBER_CHARS_MAX = 40;

    private Values() {}

    /**
     * The trimmed text; null where it is absent or blank; the text of an XML element, with that of the tags in it;
     * anything else is refused.
     */
    public static @Nullable String text(JsonNode value) {
        if (value.isTextual()) {
            String trimmed = trim(value.textValue());
            return trimmed.isEmpty() ? null : trimmed;
        }
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (value instanceof ObjectNode element) {
            JsonNode all = element.get("#all");
            if ((all == null ? element.get("#text") : all) instanceof TextNode text) {
                return text(text);
            }
        }
        throw new FieldRefused("field-type", "Text was expected, not " + FieldRefused.quote(value) + ".");
    }

    /** As {@link #text}, and whole numbers of any size by their digits. */
    public static @Nullable String textOrDigits(JsonNode value) {
        return value.isIntegralNumber() ? value.asText() : text(value);
    }

    /** As {@link #text}, and numbers by their plain writing. */
    public static @Nullable String textOrDecimal(JsonNode value) {
        return value.isNumber() ? plain(value.decimalValue()) : text(value);
    }

    /** An exact number, from a number or from its plain writing with a decimal point. */
    public static @Nullable BigDecimal decimal(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        if (text.length() > NUMBER_CHARS_MAX || !isPlainNumber(text)) {
            throw new FieldRefused("field-type", "A number was expected, not " + FieldRefused.quote(text) + ".");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new FieldRefused("field-type", "A number was expected, not " + FieldRefused.quote(text) + ".");
        }
    }

    /** Whether nothing but digits of ASCII stands in a text; true of an empty one. */
    public static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but digits, points and hyphens stands in a text. */
    public static boolean isPlainNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    /** The digits of a number; 1E+999999999 must not become a billion of them. */
    public static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > PLAIN_SCALE_MAX) {
            throw new FieldRefused("field-type", "The number " + number + " is out of range.");
        }
        return number.toPlainString();
    }

    public static boolean isBlank(JsonNode value) {
        return value.isNull() || (value.isTextual() && trim(value.textValue()).isEmpty());
    }

    public static JsonNode orNull(@Nullable String text) {
        return text == null ? NullNode.instance : TextNode.valueOf(text);
    }

    /** Trims what Unicode calls white space, the no-break spaces and the byte order mark. */
    public static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Trims, and makes one space of every run of white space. */
    public static String fold(String text) {
        if (isFolded(text)) {
            return text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                space = !folded.isEmpty();
            } else {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** Most texts are; then nothing needs to be copied. */
    private static boolean isFolded(String text) {
        boolean space = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c <= '~') {
                space = false;
                continue;
            }
            boolean here = isSpace(c);
            if (here && (space || c != ' ')) {
                return false;
            }
            space = here;
        }
        return !space || text.isEmpty();
    }

    public static boolean isSpace(char c) {
        if (c <= '\u007f') {
            return c == ' ' || (c >= '\t' && c <= '\r');
        }
        return c == '\u00a0' || c == '\u2007' || c == '\u202f' || c == '\ufeff' || Character.isWhitespace(c);
    }
}
