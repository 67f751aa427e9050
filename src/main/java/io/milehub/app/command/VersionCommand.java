package io.milehub.app.command;

import io.milehub.app.Milehub;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code hub version}. */
@Command(name = "version", description = "Prints the versions of the hub and of Java.")
final class VersionCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        @Nullable String version = Milehub.class.getPackage().getImplementationVersion();
        System.out.println(
                "hub " + (version == null ? "(unpackaged)" : version) + ", Java " + System.getProperty("java.version"));
        return 0;
    }
}
