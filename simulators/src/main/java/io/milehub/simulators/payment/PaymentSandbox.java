package io.milehub.simulators.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.http.Call;
import io.milehub.simulators.http.CallRefused;
import io.milehub.simulators.http.HttpDoor;
import io.milehub.simulators.http.Json;
import io.milehub.simulators.http.Reply;
import io.milehub.simulators.http.Simulator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The payment provider's server. */
public final class PaymentSandbox implements Simulator {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentSandbox.class);
    private static final int KEY_CHARACTERS_MAX = 255;

    private final Ledger ledger;
    private final KeptAnswers answers;
    private final long slowMillis;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpDoor door;

    /**
     * Opens the door.
     *
     * @param slowMillis how long {@code tok_slow} waits for its answer
     * @param paymentsMax how many payments fit
     * @throws IOException when the port is taken
     */
    public PaymentSandbox(String bind, int port, long seed, Clock clock, long slowMillis, int paymentsMax)
            throws IOException {
        this.ledger = new Ledger(seed, clock, paymentsMax);
        this.answers = new KeptAnswers(paymentsMax);
        this.slowMillis = slowMillis;
        this.door = new HttpDoor(bind, port)
                .on("POST", "/v1/payments", this::create)
                .on("GET", "/v1/payments", this::byReference)
                .on("GET", "/v1/payments/{id}", call -> Reply.json(200, ledger.find(call.captured())))
                .on(
                        "POST",
                        "/v1/payments/{id}/capture",
                        call -> changed(call, body -> {
                            long minor = NewPayment.amount(body);
                            return ledger.change(call.captured(), payment -> payment.captured(minor, ledger.now()));
                        }))
                .on(
                        "POST",
                        "/v1/payments/{id}/void",
                        call -> changed(call, body -> ledger.change(call.captured(), Payment::voidedRest)))
                .on(
                        "POST",
                        "/v1/payments/{id}/refund",
                        call -> changed(call, body -> {
                            long minor = NewPayment.amount(body);
                            return ledger.change(call.captured(), payment -> payment.refunded(minor));
                        }))
                .on("POST", "/control/confirm/{id}", this::confirm)
                .on("GET", "/control/ledger", call -> listed(ledger.all()))
                .open();
    }

    private Reply create(Call call) {
        String key = key(call);
        JsonNode body = body(call);
        String token = body.path("token").asText();
        if (token.equals("tok_error")) {
            throw new CallRefused(500, "internal-error", "tok_error: nothing was done.");
        }
        var given = answers.answer(key, call.path(), body, () -> Reply.json(201, ledger.create(NewPayment.read(body))));
        if (given.fresh() && token.equals("tok_lost_answer")) {
            return new Reply.HungUp();
        } else if (given.fresh() && token.equals("tok_slow")) {
            dawdle();
        }
        return given.reply();
    }

    private Reply changed(Call call, Function<JsonNode, Payment> change) {
        JsonNode body = body(call);
        return answers.answer(key(call), call.path(), body, () -> Reply.json(200, change.apply(body)))
                .reply();
    }

    private Reply byReference(Call call) {
        String reference = call.parameter("reference")
                .orElseThrow(() -> new CallRefused(400, "bad-request", "Ask with ?reference=…"));
        return listed(ledger.all().stream()
                .filter(payment -> payment.reference().equals(reference))
                .toList());
    }

    private Reply confirm(Call call) {
        boolean accepted = !call.parameter("outcome").orElse("").equals("declined");
        return Reply.json(200, ledger.change(call.captured(), payment -> payment.confirmed(accepted)));
    }

    private static Reply listed(List<Payment> payments) {
        return Reply.json(200, Map.of("payments", payments));
    }

    private static JsonNode body(Call call) {
        return Json.read(call.body().isBlank() ? "{}" : call.body());
    }

    private static String key(Call call) {
        return call.header("Idempotency-Key")
                .filter(key -> !key.isBlank() && key.length() <= KEY_CHARACTERS_MAX)
                .orElseThrow(() -> new CallRefused(
                        400,
                        "idempotency-key-missing",
                        "Send Idempotency-Key with 1 to " + KEY_CHARACTERS_MAX + " characters."));
    }

    private void dawdle() {
        try {
            if (closed.await(slowMillis, TimeUnit.MILLISECONDS)) {
                LOG.info("closed while tok_slow waited");
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void close() {
        closed.countDown();
        door.close();
    }
}
