package io.milehub.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Shopify's scheme, as its documentation has it: the header holds the base64 of the HMAC-SHA256 of the raw body, keyed
 * by the app's client secret. The expected signatures were made by {@code openssl dgst -sha256 -hmac … -binary |
 * base64}.
 */
class BodyHmacTest {

    private static final String SECRET = "hush-of-the-house-9f2c";
    private static final String BODY = "{\"inventory_item_id\":39072856000,\"location_id\":487838322,\"available\":7,"
            + "\"updated_at\":\"2026-03-01T10:00:00+01:00\"}";
    private static final String SIGNATURE = "B0RJMiQR6LjKb0AMk9iqUlOyw0mSd07He76biGgUVcw=";
    private static final WebhookScheme SCHEME =
            new WebhookScheme.BodyHmac("X-Shopify-Hmac-Sha256", "X-Shopify-Webhook-Id");

    private final SignatureCheck check = new SignatureCheck(Clock.systemUTC(), Duration.ofMinutes(5));
    private final List<WebhookSecret> secrets = List.of(WebhookSecret.ofText(SECRET));

    private boolean passes(@Nullable String signature, @Nullable String id, String body) {
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put("X-Shopify-Hmac-Sha256", signature);
        headers.put("X-Shopify-Webhook-Id", id);
        return check.passes(
                SCHEME,
                secrets,
                new WebhookMessage(headers::get, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void what_openssl_signs_passes() {
        assertThat(passes(SIGNATURE, "b54557e4-bdd9-4b37-8a5f-bf7d70bcd043", BODY))
                .isTrue();
    }

    /** RFC 4231, test case 2. */
    @Test
    void the_key_is_the_text_of_the_secret() {
        byte[] data = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSecret.ofText("Jefe").hmac(data))
                .asHexString()
                .isEqualToIgnoringCase("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void one_changed_byte_of_the_body_fails() {
        assertThat(passes(SIGNATURE, "1", BODY + "\n")).isFalse();
        assertThat(passes(SIGNATURE, "1", BODY.replace(":7", ":8"))).isFalse();
    }

    @Test
    void missing_headers_hexadecimals_and_nonsense_fail_quietly() {
        assertThat(passes(null, "1", BODY)).isFalse();
        assertThat(passes("", "1", BODY)).isFalse();
        assertThat(passes("%%%", "1", BODY)).isFalse();
        assertThat(passes("0744493224", "1", BODY)).isFalse();
        assertThat(passes(SIGNATURE, null, BODY)).isFalse();
        assertThat(passes(SIGNATURE, "", BODY)).isFalse();
    }

    @Test
    void either_of_two_secrets_passes_while_one_replaces_the_other() {
        List<WebhookSecret> both = List.of(WebhookSecret.ofText("the-new-secret-of-the-shop"), secrets.getFirst());
        WebhookMessage message = new WebhookMessage(
                Map.of("X-Shopify-Hmac-Sha256", SIGNATURE, "X-Shopify-Webhook-Id", "1")::get,
                null,
                BODY.getBytes(StandardCharsets.UTF_8));
        assertThat(check.passes(SCHEME, both, message)).isTrue();
        assertThat(check.passes(new WebhookScheme.Standard(), both, message)).isFalse();
    }
}
