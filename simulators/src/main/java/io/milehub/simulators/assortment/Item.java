package io.milehub.simulators.assortment;

import org.jspecify.annotations.Nullable;

/**
 * One size and colour of a style as its supplier publishes it, and what the generator knows to be wrong with it.
 *
 * @param sku what the supplier calls it, also where the catalogue leaves it out
 * @param gtin as published, right or wrong; null where the supplier has none
 * @param gtinUsable whether the GTIN has a right check digit and lies outside the restricted ranges
 * @param mixedSize whether the size is written in another scale than the style's
 * @param rrpMinor the true price in cents, as the supplier states it (gross or net)
 * @param repeated whether the feed carries the record twice, word for word
 * @param stray whether stray spaces surround its SKU, GTIN and colour
 */
public record Item(
        String sku,
        @Nullable String gtin,
        boolean gtinUsable,
        Size size,
        boolean mixedSize,
        Colour colour,
        long rrpMinor,
        boolean discontinued,
        boolean repeated,
        boolean stray,
        Fault fault) {

    /** Whether the hub must take it: neither discontinued nor at fault. */
    public boolean valid() {
        return !discontinued && fault == Fault.NONE;
    }

    /** The price as published, in cents: right, zero or below zero. */
    public long publishedMinor() {
        return switch (fault) {
            case PRICE_ZERO -> 0;
            case PRICE_NEGATIVE -> -rrpMinor;
            default -> rrpMinor;
        };
    }

    /** The SKU as the catalogue shows it. */
    public String publishedSku() {
        return fault == Fault.SKU_MISSING ? (rrpMinor % 3 == 0 ? "  " : "") : spaced(sku);
    }

    /** The text with the stray spaces that this item carries around its cells. */
    public String spaced(String text) {
        return stray ? " " + text + "  " : text;
    }

    Item at(long newRrpMinor) {
        return new Item(
                sku, gtin, gtinUsable, size, mixedSize, colour, newRrpMinor, discontinued, repeated, stray, fault);
    }
}
