package io.milehub.simulators.supplier;

/**
 * A record that the hub must refuse.
 *
 * @param sku empty where it is missing
 * @param position from 1 in the order of publication
 */
public record Refused(String sku, int position, String reason) {}
