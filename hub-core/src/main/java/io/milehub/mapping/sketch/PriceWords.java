package io.milehub.mapping.sketch;

import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.FieldNames;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How amounts are written. */
final class PriceWords {
    private static final Pattern AMOUNT =
            Pattern.compile("(?:[A-Z]{3}|[€$£])?\\s*[0-9][0-9.,'’\\s]*\\s*(?:[A-Z]{3}|[€$£])?");
    private static final Pattern CODE = Pattern.compile(".*\\b[A-Z]{3}\\b.*|.*[€£].*");
    private static final Pattern COMMA = Pattern.compile(".*[0-9],[0-9]{1,2}\\D*");
    private static final Pattern DOT = Pattern.compile(".*[0-9]\\.[0-9]{1,2}\\D*");

    /** Names of amounts with tax, and without. */
    static final Pattern GROSS = Pattern.compile("\\b(gross|incl?|ttc|brutto)\\b");

    static final Pattern NET = Pattern.compile("\\b(net|excl?|ht|netto)\\b");

    private PriceWords() {}

    static boolean isAmount(String value) {
        return AMOUNT.matcher(value).matches();
    }

    static boolean isCurrency(String value) {
        return value.length() == 3
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(known -> known.getCurrencyCode().equals(value));
    }

    /** The expression; nothing where neither the sample nor the integrator says the currency. */
    static Optional<String> expression(Column amount, Optional<Column> currency, @Nullable String otherwise) {
        boolean named = amount.mostly(100, value -> CODE.matcher(value).matches());
        String words = FieldNames.words(amount.longName());
        String told = otherwise == null && isCurrency(last(words)) ? last(words) : otherwise;
        String code = currency.map(column -> column.path().toString())
                .orElse(named ? "null" : told != null ? '"' + told + '"' : "");
        if (code.isEmpty()) {
            return Optional.empty();
        }
        boolean minor = words.endsWith("cents") || words.endsWith("minor");
        if (minor) {
            return Optional.of("money_minor(" + amount.path() + ", " + code + ")");
        }
        return Optional.of("money(" + amount.path() + ", " + code + mark(amount) + ")");
    }

    /** {@code price_eur}. */
    static boolean namesCurrency(Column amount) {
        return isCurrency(last(FieldNames.words(amount.name())));
    }

    private static String last(String words) {
        return words.substring(words.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
    }

    /** Text of which some amount shows its decimal mark; a number has none. */
    private static String mark(Column amount) {
        if (amount.isOfNumbers()) {
            return "";
        }
        boolean comma =
                amount.values().stream().anyMatch(value -> COMMA.matcher(value).matches());
        boolean dot =
                amount.values().stream().anyMatch(value -> DOT.matcher(value).matches());
        return comma == dot ? "" : comma ? ", \",\"" : ", \".\"";
    }
}
