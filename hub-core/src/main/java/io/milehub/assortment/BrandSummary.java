package io.milehub.assortment;

/** A brand of which this viewer may buy something. */
public record BrandSummary(String slug, String name) {}
