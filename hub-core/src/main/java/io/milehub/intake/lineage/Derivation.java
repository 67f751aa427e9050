package io.milehub.intake.lineage;

import io.milehub.mapping.trace.RecordTrace;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a fact's origin. Whatever could not be had is null, and {@code missing} says why.
 *
 * @param receipt of the delivery
 * @param mappingFile {@code mappings/<source>/<feed>.yaml}
 * @param mappingVersion the version that made the fact
 * @param record the record, mapped again
 * @param missing why there is no record, or in what it may differ from what was merged then, in one sentence
 */
public record Derivation(
        FactOrigin origin,
        @Nullable Receipt receipt,
        @Nullable String mappingFile,
        @Nullable String mappingVersion,
        @Nullable RecordTrace record,
        @Nullable String missing) {}
