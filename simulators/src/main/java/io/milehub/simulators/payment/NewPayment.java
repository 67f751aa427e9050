package io.milehub.simulators.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.http.CallRefused;
import java.util.Set;

/** What is asked of {@code POST /v1/payments}. */
record NewPayment(String reference, long amountMinor, String currency, String token) {

    private static final long AMOUNT_MINOR_MAX = 1_000_000_000_000L;
    private static final int REFERENCE_CHARACTERS_MAX = 255;
    private static final Set<String> AUTHORISING = Set.of("tok_ok", "tok_lost_answer", "tok_slow");

    static NewPayment read(JsonNode body) {
        String reference = body.path("reference").asText();
        String currency = body.path("currency").asText();
        if (reference.isBlank() || reference.length() > REFERENCE_CHARACTERS_MAX) {
            throw malformed("'reference' must have 1 to " + REFERENCE_CHARACTERS_MAX + " characters.");
        } else if (!currency.matches("[A-Z]{3}")) {
            throw malformed("'currency' must be three capital letters, not '" + currency + "'.");
        } else if (!body.path("capture").asText().equals("manual")) {
            throw malformed("'capture' must be \"manual\".");
        }
        return new NewPayment(
                reference, amount(body), currency, body.path("token").asText());
    }

    static long amount(JsonNode body) {
        JsonNode amount = body.path("amountMinor");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw malformed("'amountMinor' must be a whole number.");
        } else if (amount.longValue() < 1 || amount.longValue() > AMOUNT_MINOR_MAX) {
            throw malformed("'amountMinor' must be from 1 to " + AMOUNT_MINOR_MAX + ".");
        }
        return amount.longValue();
    }

    Payment.Status status() {
        if (AUTHORISING.contains(token)) {
            return Payment.Status.authorised;
        }
        return switch (token) {
            case "tok_declined" -> Payment.Status.declined;
            case "tok_action" -> Payment.Status.action_required;
            default -> throw new CallRefused(422, "unknown-token", "There is no token '" + token + "'.");
        };
    }

    private static CallRefused malformed(String message) {
        return new CallRefused(400, "bad-request", message);
    }
}
