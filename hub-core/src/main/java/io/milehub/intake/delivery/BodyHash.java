package io.milehub.intake.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * What tells bodies apart: of one that is a single chunk the chunk's SHA-256, of any other that of its chunks' hashes,
 * so that no byte is hashed twice. These begin with a word that begins no body which anybody would take in, so that no
 * single chunk can pass for a longer body.
 */
final class BodyHash {
    private static final byte[] OF_CHUNKS = "\0chunks\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NOTHING = {};

    private BodyHash() {}

    /** @param chunks the hashes of all chunks of the body, in order */
    static byte[] of(List<byte[]> chunks) {
        if (chunks.isEmpty()) {
            return Sha256.of(NOTHING);
        }
        if (chunks.size() == 1) {
            return chunks.getFirst();
        }
        MessageDigest digest = Sha256.digest();
        digest.update(OF_CHUNKS);
        chunks.forEach(digest::update);
        return digest.digest();
    }
}
