package io.milehub.api.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A symmetric secret, of the Standard Webhooks scheme, version 1, unless it is said otherwise.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";

    /** The specification asks for 24 to 64 bytes. */
    private static final int BYTES = 32;

    private static final int BYTES_MIN = 24;
    private static final int BYTES_MAX = 64;

    private final SecretKeySpec key;

    private WebhookSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads {@code whsec_<base64>}.
     *
     * @throws IllegalArgumentException when it is not base64 of 24 to 64 bytes
     */
    public static WebhookSecret parse(String text) {
        byte[] key = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
        if (key.length < BYTES_MIN || key.length > BYTES_MAX) {
            throw new IllegalArgumentException("a webhook secret is whsec_ and the base64 of " + BYTES_MIN + " to "
                    + BYTES_MAX + " random bytes, not of " + key.length);
        }
        return new WebhookSecret(key);
    }

    /**
     * A secret whose characters are the key, in UTF-8, as a body alone is signed with ({@link WebhookScheme.BodyHmac}).
     */
    public static WebhookSecret ofText(String text) {
        return new WebhookSecret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A new secret, as text. */
    public static String generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * What belongs in the header {@code webhook-signature}.
     *
     * @param timestamp as it stands in the header {@code webhook-timestamp}: seconds since 1970
     */
    public String sign(String id, String timestamp, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(hmac(id, timestamp, body));
    }

    /** What belongs in the header of {@link WebhookScheme.BodyHmac}. */
    public String signBody(byte[] body) {
        return Base64.getEncoder().encodeToString(hmac(body));
    }

    byte[] hmac(String id, String timestamp, byte[] body) {
        return hmac((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8), body);
    }

    byte[] hmac(byte[] body) {
        return hmac(new byte[0], body);
    }

    private byte[] hmac(byte[] before, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(before);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }
}
