package io.milehub.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Card numbers are recognised however they are written. The numbers are the schemes' published test numbers.
 */
class CardNumberTest {
    @Test
    void a_number_of_13_to_19_digits_that_checks_is_a_card_number() {
        assertThat(CardNumber.isIn("4111111111111111")).isTrue();
        assertThat(CardNumber.isIn("378282246310005")).isTrue();
        assertThat(CardNumber.isIn("4222222222222")).isTrue();
        assertThat(CardNumber.isIn("4111 1111 1111 1111")).isTrue();
        assertThat(CardNumber.isIn("card 5555-5555-5555-4444!")).isTrue();
    }

    @Test
    void a_token_is_none() {
        assertThat(CardNumber.isIn("tok_ok")).isFalse();
        assertThat(CardNumber.isIn("4111111111111112")).isFalse();
        assertThat(CardNumber.isIn("411111111111")).isFalse();
        assertThat(CardNumber.isIn("pm_1NO4b2LkdIwHu7ix8y4111111")).isFalse();
    }
}
