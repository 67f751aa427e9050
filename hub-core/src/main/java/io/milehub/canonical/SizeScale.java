package io.milehub.canonical;

/** The scale on which a size label is to be read: 40 is a small Italian dress and a large French one. */
public enum SizeScale {
    /** Letters from XXS to XXXL, and ONE SIZE. */
    INT,
    IT,
    FR,
    UK,
    US,
    EU,
    DE,
    JP,
    /** Shoes, Paris points. */
    SHOE_EU,
    SHOE_IT,
    SHOE_UK,
    SHOE_US,
    /** Trousers, waist in inches, or waist/length. */
    DENIM,
    /** Rings and belts and whatever else is measured in centimetres or millimetres. */
    CM,
    MM,
    /** Months or years of a child. */
    AGE
}
