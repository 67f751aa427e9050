package io.milehub.app;

import io.milehub.app.command.HubCommand;

/** The one entry point: every command of {@code ./hub}. */
public final class Milehub {

    private Milehub() {}

    /** Runs the command that the arguments name and ends with its status; without one, the hub starts. */
    public static void main(String[] args) {
        System.exit(HubCommand.run(args));
    }
}
