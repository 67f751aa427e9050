package io.milehub.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An exact amount of one currency, held in the currency's minor units (ISO 4217: cents for EUR, whole yen for JPY, fils
 * for KWD). No binary floating point comes near it, and every operation either is exact or throws.
 *
 * @param minor the amount in minor units, negative for an amount owed the other way
 * @param currency an ISO 4217 currency that has minor units
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(currency.getCurrencyCode()
                    + " has no minor unit in ISO 4217, so it cannot be the currency of a price");
        }
    }

    /**
     * The money that a decimal amount says.
     *
     * @param amount the amount in major units; trailing zeros do not matter
     * @throws InexactMoney if the amount has more decimals than the currency, or more digits than 64 bits hold
     */
    public static Money of(BigDecimal amount, Currency currency) {
        // The shift is checked before it is made: 1E+999999999 must not be expanded to a billion digits.
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        int more = digits - amount.scale();
        if (amount.scale() >= 0 && more >= 0 && more < TENS.length && amount.precision() <= PLAIN_DIGITS_MAX) {
            return new Money(amount.unscaledValue().longValue() * TENS[more], currency);
        }
        if ((long) amount.precision() - amount.scale() > MAJOR_DIGITS_MAX) {
            throw new InexactMoney("has more digits than money can hold", currency);
        }
        BigDecimal minor = amount.stripTrailingZeros().scaleByPowerOfTen(digits);
        if (minor.scale() > 0) {
            throw new InexactMoney("has more decimals than the currency (" + digits + ")", currency);
        }
        try {
            return new Money(minor.longValueExact(), currency);
        } catch (ArithmeticException overflow) {
            throw new InexactMoney("does not fit in 64 bits of minor units", currency, overflow);
        }
    }

    /** Nothing, in a currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The amount in major units, with the currency's number of decimals. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** The exact sum. Throws {@link InexactMoney} on overflow or another currency. */
    public Money plus(Money other) {
        requireSame(other);
        try {
            return new Money(Math.addExact(minor, other.minor), currency);
        } catch (ArithmeticException overflow) {
            throw new InexactMoney("overflows: " + this + " + " + other, currency, overflow);
        }
    }

    /** The exact difference. Throws {@link InexactMoney} on overflow or another currency. */
    public Money minus(Money other) {
        requireSame(other);
        try {
            return new Money(Math.subtractExact(minor, other.minor), currency);
        } catch (ArithmeticException overflow) {
            throw new InexactMoney("overflows: " + this + " - " + other, currency, overflow);
        }
    }

    /** The exact price of several pieces. Throws {@link InexactMoney} on overflow. */
    public Money times(long pieces) {
        try {
            return new Money(Math.multiplyExact(minor, pieces), currency);
        } catch (ArithmeticException overflow) {
            throw new InexactMoney("overflows: " + this + " x " + pieces, currency, overflow);
        }
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /** Orders amounts of one currency; another currency is an error, because no order exists without a rate. */
    @Override
    public int compareTo(Money other) {
        requireSame(other);
        return Long.compare(minor, other.minor);
    }

    /** Amount and currency, {@code 1234.50 EUR}. */
    @Override
    public String toString() {
        return amount().toPlainString() + " " + currency.getCurrencyCode();
    }

    private void requireSame(Money other) {
        if (!currency.equals(other.currency)) {
            throw new InexactMoney("cannot be combined with " + other.currency.getCurrencyCode(), currency);
        }
    }

    /** 2^63 has 19 digits; anything longer cannot fit, whatever its decimals are. */
    private static final int MAJOR_DIGITS_MAX = 19;
    /** So many digits stay within 64 bits also as minor units, of which no currency has more than four. */
    private static final int PLAIN_DIGITS_MAX = 14;

    private static final long[] TENS = {1, 10, 100, 1_000, 10_000};
}
