package io.milehub.intake;

import java.time.Duration;

/**
 * Every limit of the intake.
 *
 * @param pullBytesMax largest body of a pull
 * @param webhookBytesMax largest body of a webhook
 * @param chunkBytes size of a stored chunk before compression, at most 1 MiB
 * @param zstdLevel compression level of chunks
 * @param deliveriesPerRunMax pages of one pull, or webhooks of one micro-batch
 * @param quarantinedPerRunMax a run that refuses more records than this fails as a whole
 * @param quarantinedCharsPerRunMax raw text that one run may put into quarantine; beyond it only beginnings are kept
 * @param webhookRetryFirst wait before a failed micro-batch is tried again; doubled with each failure in a row
 * @param webhookRetryMax longest such wait
 * @param poisonAttempts how often a webhook must fail alone, with the same error, before it is quarantined whole
 * @param asOfAheadMax how far a moment that a source names may lie behind the receipt of what names it: beyond it the
 *     source's clock is wrong, and its fact would win over all that follow
 * @param sourceLockWait how long a merge waits for another merge of its source
 */
public record IntakeLimits(
        long pullBytesMax,
        int webhookBytesMax,
        int chunkBytes,
        int zstdLevel,
        int deliveriesPerRunMax,
        int quarantinedPerRunMax,
        long quarantinedCharsPerRunMax,
        Duration webhookRetryFirst,
        Duration webhookRetryMax,
        int poisonAttempts,
        Duration asOfAheadMax,
        Duration sourceLockWait) {
    private static final int MIB = 1024 * 1024;

    /** Bodies of 1 GiB by pull and 1 MiB by webhook, chunks of 1 MiB. */
    public static final IntakeLimits DEFAULT = new IntakeLimits(
            1024L * MIB,
            MIB,
            MIB,
            1,
            10_000,
            50_000,
            64L * MIB,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            3,
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    public IntakeLimits {
        if (chunkBytes < 1 || chunkBytes > MIB) {
            throw new IllegalArgumentException("chunk-bytes must be between 1 and " + MIB + ", not " + chunkBytes);
        }
        if (pullBytesMax < 1 || webhookBytesMax < 1 || deliveriesPerRunMax < 1 || poisonAttempts < 1) {
            throw new IllegalArgumentException("every limit of the intake must be at least 1: set milehub.intake.*");
        }
    }
}
