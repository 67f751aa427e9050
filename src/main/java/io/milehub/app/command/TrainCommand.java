package io.milehub.app.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hub train}: a short life of the hub, for the JVM to learn from. */
@Command(
        name = "train",
        hidden = true,
        description = "Starts, calls and stops a hub so that the JVM's cache can be made.")
final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
