package io.milehub.simulators.judge;

/** One catalogue record as read from the wire; absent cells are empty, prices are plain decimals or words. */
public record Seen(String sku, String gtin, String product, String size, String price, boolean discontinued) {}
