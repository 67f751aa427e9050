package io.milehub.idempotency;

/** The call is another run's by now: what was about to be committed is undone, and that one tells what became of it. */
public class CallTakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallTakenOver(String message) {
        super(message);
    }
}
