package io.milehub.idempotency;

import java.time.Duration;

/** Whether a call may run. */
public sealed interface Admission {
    /**
     * It runs now, and must be finished or released under this attempt.
     *
     * @param attempt 1 for the first run; more when a call is taken over whose node fell silent or that came to no end
     */
    record Run(Call call, int attempt) implements Admission {}

    /** It ran before; this was the answer. */
    record Replay(KeptResponse response) implements Admission {}

    /** It is running now. */
    record InFlight(Duration retryAfter) implements Admission {}

    /** The key was used for another call. */
    record OtherCall(String method, String path) implements Admission {}
}
