package io.milehub.app.bench.decode;

import java.util.Locale;

/** The forty fields of a piece, as JSON, CSV and XML name them in small letters. */
enum Column {
    SKU,
    GTIN,
    STYLE,
    STATUS,
    CHANNEL,
    VERSION,
    UPDATED,
    BRAND,
    NAME_EN,
    NAME_IT,
    NAME_FR,
    NAME_DE,
    NAME_ES,
    TEXT_EN,
    TEXT_IT,
    TEXT_FR,
    TEXT_DE,
    GENDER,
    FAMILY,
    SEASON,
    MATERIAL,
    LINING,
    CARE,
    FIT,
    PATTERN,
    WEIGHT,
    ORIGIN,
    HS,
    COLOUR,
    SCALE,
    SIZE,
    IMAGE_1,
    IMAGE_2,
    IMAGE_3,
    IMAGE_4,
    IMAGE_5,
    PRICE,
    CURRENCY,
    TAX,
    EDITION;

    private final String written = name().toLowerCase(Locale.ROOT);

    /** The name of the field in a feed. */
    String written() {
        return written;
    }

    /** Whether JSON writes it without quotes. */
    boolean isNumber() {
        return this == PRICE || this == VERSION || this == EDITION || this == WEIGHT;
    }
}
