package io.milehub.simulators.payment;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.simulators.http.CallRefused;
import io.milehub.simulators.http.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What each idempotency key was answered with; a call under a known key is never carried out again. */
final class KeptAnswers {

    private static final int KEYS_PER_PAYMENT_MAX = 10;

    private final Map<String, Kept> kept = new HashMap<>();
    private final int keysMax;

    KeptAnswers(int paymentsMax) {
        this.keysMax = paymentsMax * KEYS_PER_PAYMENT_MAX;
    }

    private record Kept(String path, JsonNode body, Reply reply) {}

    /** An answer and whether it was made just now. */
    record Given(Reply reply, boolean fresh) {}

    /** One call at a time: two with the same key must not both be carried out. */
    synchronized Given answer(String key, String path, JsonNode body, Supplier<Reply> carryOut) {
        Kept before = kept.get(key);
        if (before != null) {
            if (before.path().equals(path) && before.body().equals(body)) {
                return new Given(before.reply(), false);
            }
            throw new CallRefused(
                    409, "idempotency-key-reused", "The key '" + key + "' was used for another call before.");
        } else if (kept.size() >= keysMax) {
            throw new CallRefused(503, "keys-full", "The sandbox keeps " + keysMax + " keys; raise --payments-max.");
        }
        Reply reply = carriedOut(carryOut);
        kept.put(key, new Kept(path, body, reply));
        return new Given(reply, true);
    }

    private static Reply carriedOut(Supplier<Reply> carryOut) {
        try {
            return carryOut.get();
        } catch (CallRefused refused) {
            return refused.reply();
        }
    }
}
