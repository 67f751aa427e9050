package io.milehub.api.ops;

import io.milehub.api.Problem;
import org.jspecify.annotations.Nullable;

/** An operator's decision: its reason, which the audit trail keeps. */
record Decision(@Nullable String why) {
    private static final int CHARS_MAX = 500;

    String reason() {
        String reason = why == null ? "" : why.strip();
        if (reason.isEmpty() || reason.length() > CHARS_MAX) {
            throw Problem.invalid("why", "why says the reason, in 1 to " + CHARS_MAX + " characters.");
        }
        return reason;
    }
}
