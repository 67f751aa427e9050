package io.milehub.intake.quarantine;

import io.milehub.intake.RunId;
import org.jspecify.annotations.Nullable;

/**
 * What was taken of the records that were meant.
 *
 * @param run that maps them again; null where none does
 * @param left open records that were meant too, beyond the limit of one run
 */
public record Taken(@Nullable RunId run, int records, int left) {}
