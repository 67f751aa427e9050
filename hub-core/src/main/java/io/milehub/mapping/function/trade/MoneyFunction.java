package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.LiteralCheck;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import io.milehub.money.InexactMoney;
import io.milehub.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads amounts with their currency. */
final class MoneyFunction {
    private static final LiteralCheck CURRENCY = new LiteralCheck(
            1,
            code -> CurrencyNames.ofCode(code) == null
                    ? "There is no ISO 4217 currency " + FieldRefused.quote(code) + "."
                    : null);

    private MoneyFunction() {}

    static List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                                "money(value, currency[, mark])",
                                2,
                                3,
                                "An exact amount. The currency may also stand in the text, and must then be the same;"
                                        + " `mark` is the decimal mark, \".\" or \",\". Nothing gives nothing.",
                                "money(\"1.234,50 €\", \"EUR\")",
                                "\"1234.50 EUR\"",
                                arguments ->
                                        money(arguments[0], arguments[1], arguments.length > 2 ? arguments[2] : null))
                        .checked(CURRENCY, LiteralCheck.reads(2, MarkedNumbers::mark)),
                new TradeFunction(
                                "money_minor(value, currency)",
                                2,
                                2,
                                "The amount that a whole number of minor units is (ISO 4217: cents of EUR, whole yen,"
                                        + " thousandths of KWD). Nothing gives nothing.",
                                "money_minor(123450, \"EUR\")",
                                "\"1234.50 EUR\"",
                                arguments -> minor(arguments[0], arguments[1]))
                        .checked(CURRENCY));
    }

    private static JsonNode money(JsonNode value, JsonNode currencyValue, @Nullable JsonNode markValue) {
        if (Values.isBlank(value)) {
            return NullNode.instance;
        }
        String code = Values.text(currencyValue);
        if (value.isNumber()) {
            Currency known = code == null ? null : CurrencyNames.ofCode(code);
            return exact(value.decimalValue(), known == null ? currency(code, value.asText()) : known);
        }
        String text = Values.text(value);
        if (text == null) {
            return NullNode.instance;
        }
        WrittenAmount written = WrittenAmount.of(text);
        Currency currency = currency(code == null ? written.onlyCode() : code, text);
        written.mustAgree(currency);
        String mark = markValue == null ? null : Values.text(markValue);
        BigDecimal amount = MoneyText.amount(written.digits(), currency, mark == null ? 0 : MarkedNumbers.mark(mark));
        return exact(written.negative() ? amount.negate() : amount, currency);
    }

    private static JsonNode minor(JsonNode value, JsonNode currencyValue) {
        String digits = Values.textOrDigits(value);
        if (digits == null) {
            return NullNode.instance;
        }
        if (!digits.matches("-?[0-9]{1,18}")) {
            throw new FieldRefused(
                    "price-unparseable", FieldRefused.quote(digits) + " is no whole number of minor units.");
        }
        return new POJONode(new Money(Long.parseLong(digits), currency(Values.text(currencyValue), digits)));
    }

    private static JsonNode exact(BigDecimal amount, Currency currency) {
        try {
            return new POJONode(Money.of(amount, currency));
        } catch (InexactMoney inexact) {
            throw new FieldRefused("price-unparseable", inexact.getMessage() + ".");
        }
    }

    private static Currency currency(@Nullable String code, String amount) {
        Currency currency = code == null ? null : CurrencyNames.ofCode(code);
        if (currency == null) {
            throw new FieldRefused(
                    "price-unparseable",
                    "The amount " + FieldRefused.quote(amount) + " has no ISO 4217 currency"
                            + (code == null ? "." : ": " + FieldRefused.quote(code) + "."));
        }
        return currency;
    }
}
