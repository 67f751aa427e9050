package io.milehub.intake.delivery;

import java.util.List;

/**
 * A body whose chunks are stored.
 *
 * @param contentHash by which it is told from others: SHA-256 of its chunk, of several chunks of their hashes
 * @param chunks SHA-256 of each uncompressed chunk, in order
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared as records; the bytes are compared by Arrays.
public record StoredBody(byte[] contentHash, long sizeBytes, List<byte[]> chunks) {}
