package io.milehub.api.shop;

import io.milehub.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * {@code {"amount":"650.00","currency":"EUR"}}: decimal text, because a JSON number is a binary fraction to
 * many.
 */
@Schema(name = "Money")
record MoneyView(
        @Schema(example = "650.00") String amount,
        @Schema(example = "EUR") String currency) {
    static MoneyView of(Money money) {
        return new MoneyView(money.amount().toPlainString(), money.currency().getCurrencyCode());
    }
}
