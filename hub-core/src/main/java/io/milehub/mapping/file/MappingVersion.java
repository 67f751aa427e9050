package io.milehub.mapping.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The version of a mapping: equal versions turn equal bodies into equal records. */
final class MappingVersion {
    /**
     * Counts the changes of this engine after which an old body would be mapped otherwise. Raise it with every such
     * change, or rows that should be merged again are taken for unchanged.
     */
    private static final int ENGINE = 4;

    private static final int HASH_BYTES = 16;

    private MappingVersion() {}

    /** @param lookups in an order that does not depend on the run */
    static String of(String text, Map<String, Map<String, String>> lookups) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, "engine " + ENGINE);
            add(digest, text);
            lookups.forEach((name, table) -> {
                add(digest, name);
                table.forEach((key, value) -> {
                    add(digest, key);
                    add(digest, value);
                });
            });
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        digest.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(utf8);
    }
}
