package io.milehub.idempotency;

/** The call is another run's by now: what this one was about to commit is undone, and what became of it that one tells. */
public class CallTakenOver extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CallTakenOver(String message) {
        super(message);
    }
}
