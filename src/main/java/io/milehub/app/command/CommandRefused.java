package io.milehub.app.command;

/** A command cannot do what was asked. The message is one sentence with the remedy. */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefused(String message) {
        super(message);
    }
}
