package io.milehub.canonical;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of a currency costs in another.
 *
 * @param base of which one unit is bought
 * @param quote in which it is paid
 * @param rate exact, above zero
 */
public record FxRate(
        Currency base,
        Currency quote,
        Type type,
        BigDecimal rate,
        @Nullable Long version,
        @Nullable Instant asOf) implements CanonicalRecord {
    /** For whom a rate holds. */
    public enum Type {
        /** A reference rate, at which nobody trades: the middle of the market, or what a central bank published. */
        MID,
        /** At which the provider buys the base currency. */
        BUY,
        /** At which the provider sells the base currency. */
        SELL
    }

    public FxRate {
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate is above zero, not " + rate);
        }
        rate = rate.stripTrailingZeros();
    }

    @Override
    public @Nullable String sku() {
        return null;
    }

    @Override
    public byte[] contentHash() {
        return new ContentHash(RecordKind.FX_RATE)
                .text(base.getCurrencyCode())
                .text(quote.getCurrencyCode())
                .text(type.name())
                .text(rate.toPlainString())
                .bytes();
    }
}
