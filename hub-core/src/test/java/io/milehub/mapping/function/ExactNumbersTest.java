package io.milehub.mapping.function;

import static io.milehub.mapping.function.TestExpressions.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** Decimals are exact however long they are; whole numbers of unlimited size are the measure. */
class ExactNumbersTest {
    @Property(tries = 300)
    void sums_and_differences_undo_each_other(
            @ForAll @BigRange(min = "-99999999999999", max = "99999999999999") @Scale(6) BigDecimal a,
            @ForAll @BigRange(min = "-99999999999999", max = "99999999999999") @Scale(6) BigDecimal b) {
        BigDecimal sum = result("plus", a, b);
        BigInteger millionths =
                a.movePointRight(6).toBigIntegerExact().add(b.movePointRight(6).toBigIntegerExact());
        assertThat(sum.movePointRight(6).toBigIntegerExact()).isEqualTo(millionths);
        assertThat(result("minus", sum, b)).isEqualByComparingTo(a);
    }

    @Property(tries = 300)
    void products_are_those_of_whole_numbers(
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long a,
            @ForAll @LongRange(min = -999_999_999_999L, max = 999_999_999_999L) long b,
            @ForAll @IntRange(min = 0, max = 8) int decimals) {
        BigDecimal product = result("times", BigDecimal.valueOf(a, decimals), BigDecimal.valueOf(b, decimals));
        assertThat(product.movePointRight(2 * decimals).toBigIntegerExact())
                .isEqualTo(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)));
    }

    @Property(tries = 300)
    void an_amount_survives_every_way_of_grouping_its_digits(
            @ForAll @LongRange(min = 0, max = 9_999_999_999_999L) long cents) {
        String whole = String.format(Locale.ROOT, "%,d", cents / 100);
        String decimals = String.format(Locale.ROOT, "%02d", cents % 100);
        String plain = cents / 100 + "." + decimals + " EUR";
        for (String group : new String[] {",", " ", "'", "’", "\u00a0", "\u202f", "\u2009", ""}) {
            String amount = whole.replace(",", group) + "." + decimals;
            assertThat(run("money(\"" + amount + "\", \"EUR\")")).isEqualTo("\"" + plain + "\"");
        }
        String comma = whole.replace(",", ".") + "," + decimals;
        assertThat(run("money(\"" + comma + " €\", \"EUR\")")).isEqualTo("\"" + plain + "\"");
    }

    private static BigDecimal result(String function, BigDecimal a, BigDecimal b) {
        return new BigDecimal(run(function + "(\"" + a.toPlainString() + "\", \"" + b.toPlainString() + "\")"));
    }
}
