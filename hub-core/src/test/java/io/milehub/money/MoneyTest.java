package io.milehub.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @Property
    void an_amount_survives_the_way_to_minor_units_and_back(@ForAll long minor) {
        for (Currency currency : new Currency[] {EUR, JPY, KWD}) {
            Money money = new Money(minor, currency);
            assertThat(Money.of(money.amount(), currency)).isEqualTo(money);
        }
    }

    @Property
    void a_sum_is_what_unbounded_integers_say_or_refused(@ForAll long a, @ForAll long b) {
        BigDecimal sum = BigDecimal.valueOf(a).add(BigDecimal.valueOf(b));
        Money left = new Money(a, JPY);
        Money right = new Money(b, JPY);
        if (sum.precision() > 19 || sum.compareTo(BigDecimal.valueOf(sum.longValue())) != 0) {
            assertThatThrownBy(() -> left.plus(right)).isInstanceOf(InexactMoney.class);
        } else {
            assertThat(left.plus(right).amount()).isEqualByComparingTo(sum);
        }
    }

    @Example
    void a_hundred_pieces_at_nineteen_ninety_nine_cost_1999() {
        Money price = Money.of(new BigDecimal("19.99"), EUR);
        assertThat(price.times(100)).isEqualTo(Money.of(new BigDecimal("1999"), EUR));
    }

    @Example
    void an_amount_with_more_decimals_than_its_currency_is_refused() {
        assertThat(Money.of(new BigDecimal("1.2300"), EUR).minor()).isEqualTo(123);
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.234"), EUR))
                .hasMessageContaining("more decimals than the currency (2)");
        assertThatThrownBy(() -> Money.of(new BigDecimal("1.5"), JPY)).isInstanceOf(InexactMoney.class);
        assertThat(Money.of(new BigDecimal("1.234"), KWD).minor()).isEqualTo(1234);
    }

    @Example
    void an_amount_with_a_monstrous_exponent_is_refused_without_writing_it_out() {
        assertThatThrownBy(() -> Money.of(new BigDecimal("1E+999999999"), EUR)).isInstanceOf(InexactMoney.class);
        assertThatThrownBy(() -> Money.of(new BigDecimal("1E-999999999"), EUR)).isInstanceOf(InexactMoney.class);
    }

    @Example
    void two_currencies_are_neither_added_nor_compared() {
        assertThatThrownBy(() -> Money.zero(EUR).plus(Money.zero(JPY))).isInstanceOf(InexactMoney.class);
        assertThatThrownBy(() -> Money.zero(EUR).compareTo(Money.zero(JPY))).isInstanceOf(InexactMoney.class);
        assertThatThrownBy(() -> Money.zero(Currency.getInstance("XXX"))).isInstanceOf(IllegalArgumentException.class);
    }
}
