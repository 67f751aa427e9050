package io.milehub.api.webhook;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides whether a message was signed with one of the secrets, not too long ago. */
final class SignatureCheck {

    /** A sender that rotates its secret sends two; more than a few is an attempt to make us compute. */
    private static final int SIGNATURES_MAX = 8;

    private static final String VERSION = "v1,";

    private final Clock clock;
    private final Duration tolerance;

    SignatureCheck(Clock clock, Duration tolerance) {
        this.clock = clock;
        this.tolerance = tolerance;
    }

    boolean passes(WebhookScheme scheme, List<WebhookSecret> secrets, WebhookMessage message) {
        String id = message.header(scheme.idHeader());
        return switch (scheme) {
            case WebhookScheme.Standard _ ->
                passes(
                        secrets,
                        id,
                        message.header("webhook-timestamp"),
                        message.header("webhook-signature"),
                        message.body());
            case WebhookScheme.BodyHmac hmac -> {
                byte[] presented = decoded(Objects.requireNonNullElse(message.header(hmac.signatureHeader()), ""));
                boolean signed = false;
                for (WebhookSecret secret : secrets) {
                    signed |= MessageDigest.isEqual(secret.hmac(message.body()), presented);
                }
                yield signed && id != null && !id.isEmpty();
            }
        };
    }

    /** The same work is done whether the timestamp or the signature is wrong, and comparing takes the same time. */
    boolean passes(
            List<WebhookSecret> secrets,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        String signedId = id == null ? "" : id;
        String signedTimestamp = timestamp == null ? "" : timestamp;
        List<byte[]> presented = v1(signatures == null ? "" : signatures);
        boolean signed = false;
        for (WebhookSecret secret : secrets) {
            byte[] expected = secret.hmac(signedId, signedTimestamp, body);
            for (byte[] candidate : presented) {
                signed |= MessageDigest.isEqual(expected, candidate);
            }
        }
        return signed && isRecent(signedTimestamp) && !signedId.isEmpty();
    }

    private boolean isRecent(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long distanceSeconds = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
        return distanceSeconds <= tolerance.toSeconds();
    }

    private static List<byte[]> v1(String header) {
        var signatures = new ArrayList<byte[]>();
        for (String part : header.split(" ", SIGNATURES_MAX + 1)) {
            if (part.startsWith(VERSION) && signatures.size() < SIGNATURES_MAX) {
                signatures.add(decoded(part.substring(VERSION.length())));
            }
        }
        return signatures;
    }

    /** Nothing when it is not base64: no signature is empty, so that equals none. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
