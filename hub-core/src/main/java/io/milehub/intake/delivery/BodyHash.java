package io.milehub.intake.delivery;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a body that comes in chunks, each of which is hashed already: one that is a single chunk is not twice. */
final class BodyHash {
    private final MessageDigest digest = Sha256.digest();
    private byte @Nullable [] onlyChunk;
    private byte @Nullable [] onlyHash;
    private boolean begun;

    void add(byte[] chunk, byte[] hash) {
        if (!begun && onlyChunk == null) {
            onlyChunk = chunk;
            onlyHash = hash;
            return;
        }
        begun = true;
        if (onlyChunk != null) {
            digest.update(onlyChunk);
            onlyChunk = null;
            onlyHash = null;
        }
        digest.update(chunk);
    }

    byte[] hash() {
        return onlyHash == null ? digest.digest() : onlyHash;
    }
}
