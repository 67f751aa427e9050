package io.milehub.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the Standard Webhooks reference libraries, and an independent signer. */
class SignatureCheckTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final SignatureCheck check = at(Instant.ofEpochSecond(1614265330));
    private final List<WebhookSecret> secrets = List.of(WebhookSecret.parse(SECRET));

    private static SignatureCheck at(Instant now) {
        return new SignatureCheck(Clock.fixed(now, ZoneOffset.UTC), Duration.ofMinutes(5));
    }

    @Test
    void the_published_example_passes() {
        assertThat(check.passes(secrets, ID, TIMESTAMP, SIGNATURE, BODY)).isTrue();
        assertThat(secrets.getFirst().sign(ID, TIMESTAMP, BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void what_the_reference_library_signs_passes() throws Exception {
        String signature = new Webhook(SECRET).sign("msg_1", 1614265330L, "{\"price\":\"19.99\"}");
        assertThat(check.passes(
                        secrets,
                        "msg_1",
                        TIMESTAMP,
                        signature,
                        "{\"price\":\"19.99\"}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void one_changed_byte_of_id_timestamp_or_body_fails() {
        assertThat(check.passes(secrets, ID + "x", TIMESTAMP, SIGNATURE, BODY)).isFalse();
        assertThat(check.passes(secrets, ID, "1614265331", SIGNATURE, BODY)).isFalse();
        assertThat(check.passes(
                        secrets, ID, TIMESTAMP, SIGNATURE, "{\"test\":2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void any_of_several_signatures_and_secrets_is_enough_while_one_replaces_the_other() {
        var old = WebhookSecret.parse(WebhookSecret.generate());
        assertThat(check.passes(List.of(old, secrets.getFirst()), ID, TIMESTAMP, SIGNATURE, BODY))
                .isTrue();
        String both = old.sign(ID, TIMESTAMP, BODY) + " " + SIGNATURE;
        assertThat(check.passes(secrets, ID, TIMESTAMP, both, BODY)).isTrue();
    }

    @Test
    void a_timestamp_five_minutes_off_passes_and_a_second_more_fails() {
        Instant sent = Instant.ofEpochSecond(1614265330);
        for (int side : new int[] {-1, 1}) {
            assertThat(at(sent.plusSeconds(side * 300L)).passes(secrets, ID, TIMESTAMP, SIGNATURE, BODY))
                    .isTrue();
            assertThat(at(sent.plusSeconds(side * 301L)).passes(secrets, ID, TIMESTAMP, SIGNATURE, BODY))
                    .isFalse();
        }
    }

    @Test
    void missing_headers_other_versions_and_nonsense_fail_quietly() {
        assertThat(check.passes(secrets, null, null, null, BODY)).isFalse();
        assertThat(check.passes(secrets, ID, TIMESTAMP, SIGNATURE.replace("v1,", "v2,"), BODY))
                .isFalse();
        assertThat(check.passes(secrets, ID, TIMESTAMP, "v1,%%%", BODY)).isFalse();
        assertThat(check.passes(secrets, ID, "-1614265330", SIGNATURE, BODY)).isFalse();
        assertThat(check.passes(secrets, ID, "99999999999999999999", SIGNATURE, BODY))
                .isFalse();
    }

    @Test
    void no_more_signatures_are_tried_than_a_rotation_needs() {
        assertThat(check.passes(secrets, ID, TIMESTAMP, "v1,AAAA ".repeat(7) + SIGNATURE, BODY))
                .isTrue();
        assertThat(check.passes(secrets, ID, TIMESTAMP, "v1,AAAA ".repeat(8) + SIGNATURE, BODY))
                .isFalse();
    }

    @Test
    void a_secret_of_less_than_24_bytes_is_refused() {
        assertThatThrownBy(() -> WebhookSecret.parse("whsec_c2hvcnQ=")).hasMessageContaining("24 to 64");
    }
}
