package io.milehub.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.judge.Wire;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class PaymentSandboxTest {

    private static final long SLOW_MILLIS = 300;

    private PaymentSandbox sandbox;
    private Wire wire;

    @BeforeEach
    void open() throws Exception {
        sandbox = new PaymentSandbox("127.0.0.1", 0, 1, Wire.NOON, SLOW_MILLIS, 100);
        wire = new Wire(sandbox.port());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void the_same_key_and_call_give_the_same_answer_and_one_payment() throws Exception {
        var first = pay("k1", "order-1", "tok_ok");
        var again = pay("k1", "order-1", "tok_ok");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(Wire.json(first).path("expiresAt").asText()).isEqualTo("2026-03-08T12:00:00Z");
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void a_key_is_good_for_one_call_only_and_none_is_no_call() throws Exception {
        pay("k1", "order-1", "tok_ok");
        assertThat(pay("k1", "order-2", "tok_ok").statusCode()).isEqualTo(409);
        assertThat(wire.post("/v1/payments", "{}").statusCode()).isEqualTo(400);
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void captures_and_refunds_never_exceed_what_was_authorised_and_captured() throws Exception {
        String id = id(pay("k1", "order-1", "tok_ok"));
        assertThat(slug(act("c1", id, "capture", 10_001))).isEqualTo("amount-exceeds-authorised");
        assertThat(act("c2", id, "capture", 4_000).statusCode()).isEqualTo(200);
        assertThat(slug(act("r1", id, "refund", 4_001))).isEqualTo("amount-exceeds-captured");
        assertThat(act("r2", id, "refund", 1_000).statusCode()).isEqualTo(200);
        assertThat(act("c3", id, "capture", 6_000).statusCode()).isEqualTo(200);
        assertThat(act("c3", id, "capture", 6_000).statusCode()).isEqualTo(200);
        assertThat(slug(act("v1", id, "void", 1))).isEqualTo("already-captured");
        JsonNode payment = Wire.json(wire.get("/v1/payments/" + id));
        assertThat(payment.path("capturedMinor").asLong()).isEqualTo(10_000);
        assertThat(payment.path("refundedMinor").asLong()).isEqualTo(1_000);
    }

    @Test
    void a_voided_payment_cannot_be_captured() throws Exception {
        String id = id(pay("k1", "order-1", "tok_ok"));
        var voided = wire.post("/v1/payments/" + id + "/void", "", "Idempotency-Key", "v1");
        assertThat(Wire.json(voided).path("voided").asBoolean()).isTrue();
        assertThat(slug(act("c1", id, "capture", 1))).isEqualTo("voided");
        assertThat(act("c2", "pay_unknown", "capture", 1).statusCode()).isEqualTo(404);
    }

    @Test
    void a_declined_card_says_why_and_cannot_be_captured() throws Exception {
        JsonNode payment = Wire.json(pay("k1", "order-1", "tok_declined"));
        assertThat(payment.path("status").asText()).isEqualTo("declined");
        assertThat(payment.path("declineReason").asText()).isEqualTo("insufficient_funds");
        assertThat(slug(act("c1", payment.path("id").asText(), "capture", 1))).isEqualTo("not-authorised");
    }

    @Test
    void a_lost_answer_left_a_payment_that_the_reference_finds_and_the_key_repeats() throws Exception {
        assertThatThrownBy(() -> pay("k1", "order-1", "tok_lost_answer")).isInstanceOf(IOException.class);
        JsonNode found = Wire.json(wire.get("/v1/payments?reference=order-1")).path("payments");
        assertThat(found).hasSize(1);
        var again = pay("k1", "order-1", "tok_lost_answer");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(id(again)).isEqualTo(found.at("/0/id").asText());
        assertThat(ledger()).hasSize(1);
    }

    @Test
    void a_slow_answer_comes_after_its_time() throws Exception {
        long began = System.nanoTime();
        assertThat(pay("k1", "order-1", "tok_slow").statusCode()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(SLOW_MILLIS - 1));
    }

    @Test
    void an_error_leaves_nothing_behind() throws Exception {
        assertThat(pay("k1", "order-1", "tok_error").statusCode()).isEqualTo(500);
        assertThat(pay("k1", "order-1", "tok_error").statusCode()).isEqualTo(500);
        assertThat(ledger()).isEmpty();
        assertThat(slug(pay("k2", "order-1", "tok_unheard"))).isEqualTo("unknown-token");
    }

    @Test
    void a_payment_that_waits_for_its_payer_is_authorised_or_declined_by_them() throws Exception {
        String accepted = id(pay("k1", "order-1", "tok_action"));
        String rejected = id(pay("k2", "order-2", "tok_action"));
        assertThat(slug(act("c1", accepted, "capture", 1))).isEqualTo("not-authorised");
        assertThat(status(wire.post("/control/confirm/" + accepted, ""))).isEqualTo("authorised");
        assertThat(status(wire.post("/control/confirm/" + rejected + "?outcome=declined", "")))
                .isEqualTo("declined");
        assertThat(act("c2", accepted, "capture", 1).statusCode()).isEqualTo(200);
        assertThat(wire.post("/control/confirm/" + accepted, "").statusCode()).isEqualTo(422);
    }

    @Test
    void a_malformed_body_is_refused_by_name() throws Exception {
        var response = wire.post("/v1/payments", body("order-1", "-5", "tok_ok"), "Idempotency-Key", "k1");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("amountMinor");
        assertThat(wire.post("/v1/payments", "{", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> pay(String key, String reference, String token) throws Exception {
        return wire.post("/v1/payments", body(reference, "10000", token), "Idempotency-Key", key);
    }

    private static String body(String reference, String amount, String token) {
        return "{\"reference\":\"%s\",\"amountMinor\":%s,\"currency\":\"EUR\",\"token\":\"%s\",\"capture\":\"manual\"}"
                .formatted(reference, amount, token);
    }

    private HttpResponse<String> act(String key, String id, String action, long minor) throws Exception {
        return wire.post(
                "/v1/payments/" + id + "/" + action, "{\"amountMinor\":" + minor + "}", "Idempotency-Key", key);
    }

    private JsonNode ledger() throws Exception {
        return Wire.json(wire.get("/control/ledger")).path("payments");
    }

    private static String id(HttpResponse<String> response) throws IOException {
        return Wire.json(response).path("id").asText();
    }

    private static String status(HttpResponse<String> response) throws IOException {
        return Wire.json(response).path("status").asText();
    }

    private static String slug(HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).isEqualTo(422);
        return Wire.json(response).path("error").asText();
    }
}
