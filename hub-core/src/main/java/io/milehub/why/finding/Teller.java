package io.milehub.why.finding;

import io.milehub.intake.lineage.FactOrigin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose word a fact is, and where it was told. */
public record Teller(
        String supplier,
        String sku,
        FactOrigin origin,
        @Nullable Long version,
        @Nullable Instant asOf) {}
