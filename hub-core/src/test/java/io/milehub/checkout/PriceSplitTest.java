package io.milehub.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.money.Money;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** Net and tax, worked by hand. */
class PriceSplitTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void a_price_that_includes_tax_is_divided_and_rounded_half_up() {
        // 650.00 / 1.22 = 532.7868…
        assertThat(PriceSplit.ofGross(eur(65000), 2200)).isEqualTo(new PriceSplit(eur(53279), eur(11721)));
        // 1.00 / 1.22 = 0.8196…
        assertThat(PriceSplit.ofGross(eur(100), 2200)).isEqualTo(new PriceSplit(eur(82), eur(18)));
        // 1.23 / 1.00
        assertThat(PriceSplit.ofGross(eur(123), 0)).isEqualTo(new PriceSplit(eur(123), eur(0)));
        // 0.03 / 2.00 = 0.015, exactly half a cent
        assertThat(PriceSplit.ofGross(eur(3), 10_000)).isEqualTo(new PriceSplit(eur(2), eur(1)));
    }

    @Test
    void tax_comes_on_top_of_a_price_that_excludes_it() {
        // 1549.18 × 22 % = 340.8196
        assertThat(PriceSplit.ofNet(eur(154918), 2200)).isEqualTo(new PriceSplit(eur(154918), eur(34082)));
        // 0.25 × 10 % = 0.025, exactly half a cent
        assertThat(PriceSplit.ofNet(eur(25), 1000)).isEqualTo(new PriceSplit(eur(25), eur(3)));
    }

    @Test
    void the_supplier_gets_its_share_of_the_net_price() {
        // 532.79 × 45 % = 239.7555
        assertThat(PriceSplit.share(eur(53279), 4500)).isEqualTo(eur(23976));
    }

    @Test
    void the_largest_amount_does_not_overflow_on_the_way() {
        long largest = Long.MAX_VALUE;
        assertThat(PriceSplit.ofGross(eur(largest), 0).net()).isEqualTo(eur(largest));
    }

    private static Money eur(long minor) {
        return new Money(minor, EUR);
    }
}
