package io.milehub.app.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub check}. */
@Command(name = "check", description = "Checks routes, mappings, lookups and cases, offline.")
final class CheckCommand implements Callable<Integer> {

    @Option(names = "--routes", paramLabel = "DIR", description = "folder of route files (default: routes)")
    private @Nullable Path routes;

    @Option(names = "--mappings", paramLabel = "DIR", description = "folder of mapping files (default: mappings)")
    private @Nullable Path mappings;

    @Override
    public Integer call() {
        System.out.println(routes + " " + mappings);
        return 0;
    }
}
