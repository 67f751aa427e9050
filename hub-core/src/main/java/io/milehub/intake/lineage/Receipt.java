package io.milehub.intake.lineage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a delivery without reading it.
 *
 * @param transport {@code PULL} or {@code WEBHOOK}
 * @param externalId the sender's own id of the message, where it has one
 * @param runId the run that applied it
 * @param appliedAt when that run ended
 */
public record Receipt(
        long deliveryId,
        String source,
        String feed,
        String transport,
        @Nullable String externalId,
        Instant receivedAt,
        long sizeBytes,
        @Nullable Long runId,
        @Nullable Instant appliedAt) {}
