package io.milehub.inventory.choice;

/**
 * A place that could answer for a line.
 *
 * @param rank the trust in the offer's source, lowest first
 */
public record Candidate(long offerId, String location, int rank) {}
