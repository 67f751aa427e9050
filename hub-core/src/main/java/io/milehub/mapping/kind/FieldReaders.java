package io.milehub.mapping.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.canonical.CategoryTree;
import io.milehub.canonical.Gtin;
import io.milehub.canonical.Size;
import io.milehub.canonical.Tax;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.Values;
import io.milehub.mapping.function.date.InstantText;
import io.milehub.mapping.function.date.IsoForm;
import io.milehub.money.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the value of an expression as what a field holds. */
final class FieldReaders {
    private static final int ADDRESSES_MAX = 50;
    private static final int ADDRESS_CHARS_MAX = 2_048;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    /** Metals and drawing rights have codes too, and no minor unit. */
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private FieldReaders() {}

    static @Nullable String text(JsonNode value, FieldDefinition field) {
        if (!value.isTextual()) {
            String remedy = value.isNumber() || value.isBoolean() ? "; text(…) makes text of a number." : ".";
            throw wrongType(value, "text" + remedy);
        }
        String text = Values.trim(value.textValue());
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() > field.charsMax() && field.charsMax() > 0) {
            throw new FieldRefused(
                    "text-too-long", text.length() + " characters, where " + field.charsMax() + " are the most.");
        }
        if (!isStorable(text)) {
            throw new FieldRefused("text-invalid", "The text holds a NUL or half of a surrogate pair.");
        }
        return text;
    }

    static @Nullable String category(JsonNode value, FieldDefinition field) {
        String path = text(value, field);
        if (path != null && !CategoryTree.has(path)) {
            throw new FieldRefused(
                    "category-unknown",
                    FieldRefused.quote(path) + " is no path of the category tree in docs/mapping.md.");
        }
        return path;
    }

    static @Nullable String country(JsonNode value, FieldDefinition field) {
        String code = text(value, field);
        if (code != null && !COUNTRIES.contains(code)) {
            throw new FieldRefused(
                    "country-unknown", FieldRefused.quote(code) + " is no ISO 3166-1 code; country(…) reads names.");
        }
        return code;
    }

    static @Nullable String hsCode(JsonNode value, FieldDefinition field) {
        String code = text(value, field);
        if (code == null) {
            return null;
        }
        String digits = code.replace(".", "").replace(" ", "");
        if (digits.length() < 6 || digits.length() > 10 || !Values.isDigits(digits)) {
            throw wrongType(value, "6 to 10 digits.");
        }
        return digits;
    }

    static @Nullable Gtin gtin(JsonNode value, FieldDefinition field) {
        return made(value, Gtin.class, "gtin(…)");
    }

    static @Nullable Size size(JsonNode value, FieldDefinition field) {
        return made(value, Size.class, "size(…)");
    }

    static @Nullable Money money(JsonNode value, FieldDefinition field) {
        Money money = made(value, Money.class, "money(…)");
        if (money != null && !money.isPositive()) {
            throw new FieldRefused("price-not-positive", "A price is above zero, not " + money + ".");
        }
        return money;
    }

    static @Nullable Tax tax(JsonNode value, FieldDefinition field) {
        String text = text(value, field);
        return text == null ? null : Tax.of(text).orElseThrow(() -> wrongType(value, "INC(IT) or EXC."));
    }

    /** One of a few words, whatever its case. */
    static <E extends Enum<E>> @Nullable E word(JsonNode value, FieldDefinition field, Class<E> words) {
        String text = text(value, field);
        if (text == null) {
            return null;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(text)) {
                return word;
            }
        }
        throw wrongType(value, FieldType.names(words) + ".");
    }

    static @Nullable Currency currency(JsonNode value, FieldDefinition field) {
        String code = text(value, field);
        if (code != null && !CURRENCIES.containsKey(code)) {
            throw new FieldRefused(
                    "currency-unknown", FieldRefused.quote(code) + " is no ISO 4217 code of a currency.");
        }
        return code == null ? null : CURRENCIES.get(code);
    }

    static @Nullable String address(JsonNode value, FieldDefinition field) {
        String address = text(value, field);
        if (address == null) {
            return null;
        }
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        if (!web || address.length() > ADDRESS_CHARS_MAX) {
            throw wrongType(value, "an http(s) address of at most " + ADDRESS_CHARS_MAX + " characters.");
        }
        return address;
    }

    static @Nullable List<String> addresses(JsonNode value, FieldDefinition field) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode one : value.isArray() ? value : List.of(value)) {
            String address = one.isNull() ? null : address(one, field);
            if (address == null) {
                continue;
            }
            addresses.add(address);
        }
        if (addresses.size() > ADDRESSES_MAX) {
            throw new FieldRefused(
                    "field-type", addresses.size() + " addresses, where " + ADDRESSES_MAX + " are the most.");
        }
        return List.copyOf(addresses);
    }

    static @Nullable Instant instant(JsonNode value, FieldDefinition field) {
        if (value instanceof InstantText moment) {
            return moment.instant();
        }
        String text = text(value, field);
        try {
            Instant plain = text == null ? null : IsoForm.read(text);
            if (text == null || plain != null) {
                return plain;
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAnInstant) {
            throw new FieldRefused(
                    "date-unparseable",
                    FieldRefused.quote(text) + " is no ISO date and time with offset; date(…) reads others.");
        }
    }

    /** What one of our functions made, and nothing else: a bare text has not been checked. */
    private static <T> @Nullable T made(JsonNode value, Class<T> type, String function) {
        if (value instanceof POJONode made && type.isInstance(made.getPojo())) {
            return type.cast(made.getPojo());
        }
        if (value.isTextual() && value.textValue().isBlank()) {
            return null;
        }
        throw wrongType(value, "the result of " + function + ".");
    }

    static FieldRefused wrongType(JsonNode value, String expected) {
        String shown = value.isTextual() ? value.textValue() : value.toString();
        return new FieldRefused("field-type", FieldRefused.quote(shown) + " where this is expected: " + expected);
    }

    private static boolean isStorable(String text) {
        int odd = 0;
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            // Below zero at a NUL and from the first surrogate on; almost no text has either.
            odd |= (chars[i] - 1) | (Character.MIN_SURROGATE - 1 - chars[i]);
        }
        return odd >= 0 || isPaired(text);
    }

    private static boolean isPaired(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                i++;
            }
        }
        return true;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }
}
