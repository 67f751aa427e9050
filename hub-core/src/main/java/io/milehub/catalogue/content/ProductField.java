package io.milehub.catalogue.content;

/** What a product says of itself and a source may be trusted for, more or less than for the rest. */
public enum ProductField {
    TITLE("title"),
    DESCRIPTION("description"),
    CATEGORY("category"),
    SEASON("season"),
    COMPOSITION("composition"),
    ORIGIN("origin"),
    HS_CODE("hsCode"),
    IMAGES("images");

    private final String key;

    ProductField(String key) {
        this.key = key;
    }

    /** Its name in the content of an offer. */
    String key() {
        return key;
    }
}
