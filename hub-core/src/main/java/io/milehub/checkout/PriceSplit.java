package io.milehub.checkout;

import io.milehub.money.Money;
import java.math.BigInteger;

/**
 * A price of one piece as net and tax. What was shown stays as it is; the other part is rounded half up to
 * the minor unit (Directive 2006/112/EC leaves the method to the states; half up is the one that all of them
 * accept).
 */
record PriceSplit(Money net, Money tax) {
    private static final int BASIS_POINTS = 10_000;

    /** Splits a shown price that includes tax. */
    static PriceSplit ofGross(Money gross, int rateBp) {
        long net = halfUp(gross.minor(), BASIS_POINTS, BASIS_POINTS + (long) rateBp);
        return new PriceSplit(new Money(net, gross.currency()), new Money(gross.minor() - net, gross.currency()));
    }

    /** Adds tax to a shown price that excludes it. */
    static PriceSplit ofNet(Money net, int rateBp) {
        return new PriceSplit(net, new Money(halfUp(net.minor(), rateBp, BASIS_POINTS), net.currency()));
    }

    /** A share of an amount in hundredths of a percent. */
    static Money share(Money amount, int shareBp) {
        return new Money(halfUp(amount.minor(), shareBp, BASIS_POINTS), amount.currency());
    }

    /** amount × numerator ÷ denominator for amounts that are not negative; half a minor unit goes up. */
    private static long halfUp(long amount, long numerator, long denominator) {
        BigInteger product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
        BigInteger divisor = BigInteger.valueOf(denominator);
        return product.shiftLeft(1).add(divisor).divide(divisor.shiftLeft(1)).longValueExact();
    }
}
