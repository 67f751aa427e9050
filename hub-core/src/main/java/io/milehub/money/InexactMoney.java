package io.milehub.money;

import java.util.Currency;

/** An amount that money cannot hold exactly: too many decimals, too large, or of another currency. */
public final class InexactMoney extends ArithmeticException {
    InexactMoney(String why, Currency currency) {
        super("An amount in " + currency.getCurrencyCode() + " " + why);
    }

    InexactMoney(String why, Currency currency, ArithmeticException cause) {
        this(why, currency);
        initCause(cause);
    }
}
