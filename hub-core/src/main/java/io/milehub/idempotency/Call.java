package io.milehub.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An unsafe call as its principal named it.
 *
 * @param principal whose key it is; two principals may use the same key
 * @param key 1 to 255 characters
 * @param path with the query, if any
 * @param payloadHash SHA-256, in hexadecimal, over method, path, query and body
 */
public record Call(String principal, String key, String method, String path, String payloadHash) {
    /** Longest key, in characters. */
    public static final int KEY_MAX = 255;

    /**
     * The call with its payload's hash; the parts are told apart by a line break, which none but the body
     * can hold.
     */
    public static Call of(
            String principal, String key, String method, String path, @Nullable String query, byte[] body) {
        String called = query == null ? path : path + "?" + query;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((method + "\n" + called + "\n").getBytes(StandardCharsets.UTF_8));
            return new Call(principal, key, method, called, HexFormat.of().formatHex(digest.digest(body)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
