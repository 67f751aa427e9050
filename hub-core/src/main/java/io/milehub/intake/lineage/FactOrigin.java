package io.milehub.intake.lineage;

/**
 * Where a fact comes from: all that a row has to keep for its values to be found out again.
 *
 * @param ordinal the record's place in the delivery, counted from 0
 */
public record FactOrigin(long deliveryId, int ordinal, int mappingId) {}
