package io.milehub.assortment;

import io.milehub.tenancy.Viewer;

/**
 * From where somebody looks: it decides what they see and at which price.
 *
 * @param market the slug of the market
 * @param country the destination, ISO 3166-1 alpha-2
 */
public record Shop(String market, String country, Viewer viewer) {}
