package io.milehub.app.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code hub demo}. */
@Command(name = "demo", description = "Starts the hub with simulated suppliers on data of its own.")
public final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        return 0;
    }
}
