package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.money.InexactMoney;
import io.milehub.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads amounts with their currency. */
final class MoneyFunction {
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, currency -> currency));

    private static final Map<String, Set<String>> SYMBOLS = Map.of(
            "€", Set.of("EUR"),
            "£", Set.of("GBP"),
            "$", Set.of("USD", "CAD", "AUD", "NZD", "HKD", "SGD"),
            "¥", Set.of("JPY", "CNY"));

    private MoneyFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "money(value, currency[, mark])",
                2,
                3,
                "An exact amount. The currency may also stand in the text, and must then be the same; `mark` is the"
                        + " decimal mark, \".\" or \",\". Nothing gives nothing.",
                "money(\"1.234,50 €\", \"EUR\")",
                "\"1234.50 EUR\"",
                arguments -> money(arguments[0], arguments[1], arguments.length > 2 ? arguments[2] : null));
    }

    private static JsonNode money(JsonNode value, JsonNode currencyValue, @Nullable JsonNode markValue) {
        if (Values.isBlank(value)) {
            return NullNode.instance;
        }
        String code = Values.text(currencyValue);
        if (value.isNumber()) {
            return exact(value.decimalValue(), currency(code, value));
        }
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        Written written = Written.of(text);
        Currency currency = currency(code == null ? written.code() : code, value);
        written.mustAgree(currency);
        return exact(
                MoneyText.amount(written.amount(), currency.getDefaultFractionDigits(), mark(markValue)), currency);
    }

    private static JsonNode exact(BigDecimal amount, Currency currency) {
        try {
            return new POJONode(Money.of(amount, currency));
        } catch (InexactMoney inexact) {
            throw new FieldRefused("price-unparseable", inexact.getMessage() + ".");
        }
    }

    private static Currency currency(@Nullable String code, JsonNode value) {
        Currency currency = code == null ? null : CURRENCIES.get(code);
        if (currency == null) {
            throw new FieldRefused(
                    "price-unparseable",
                    "The amount " + FieldRefused.quote(value.asText()) + " has no ISO 4217 currency"
                            + (code == null ? "." : ": " + FieldRefused.quote(code) + "."));
        }
        return currency;
    }

    private static char mark(@Nullable JsonNode value) {
        String mark = value == null ? null : Values.text(value);
        if (mark == null) {
            return 0;
        }
        if (!mark.equals(".") && !mark.equals(",")) {
            throw new FieldRefused("price-unparseable", "The decimal mark is \".\" or \",\", not " + mark + ".");
        }
        return mark.charAt(0);
    }

    /** An amount as written, apart from the code or symbol before or behind it. */
    private record Written(
            String amount, @Nullable String code, @Nullable String symbol) {
        static Written of(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && !isAmountPart(text.charAt(start))) {
                start++;
            }
            while (end > start && !isAmountPart(text.charAt(end - 1))) {
                end--;
            }
            String before = Values.trim(text.substring(0, start));
            String behind = Values.trim(text.substring(end));
            String name = before.isEmpty() ? behind : before;
            boolean both = !before.isEmpty() && !behind.isEmpty();
            if (both || (!name.isEmpty() && !CURRENCIES.containsKey(name) && !SYMBOLS.containsKey(name))) {
                throw new FieldRefused("price-unparseable", FieldRefused.quote(text) + " is no amount.");
            }
            boolean isCode = CURRENCIES.containsKey(name);
            boolean isSymbol = SYMBOLS.containsKey(name);
            return new Written(text.substring(start, end), isCode ? name : null, isSymbol ? name : null);
        }

        void mustAgree(Currency currency) {
            boolean codeAgrees = code == null || code.equals(currency.getCurrencyCode());
            boolean symbolAgrees =
                    symbol == null || SYMBOLS.getOrDefault(symbol, Set.of()).contains(currency.getCurrencyCode());
            if (!codeAgrees || !symbolAgrees) {
                throw new FieldRefused(
                        "price-unparseable",
                        "The amount is in " + (code == null ? symbol : code) + " where " + currency.getCurrencyCode()
                                + " was expected.");
            }
        }

        private static boolean isAmountPart(char c) {
            return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == ',';
        }
    }
}
