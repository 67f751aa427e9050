package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubCommand;
import io.milehub.app.command.HubFolders;
import io.milehub.connectors.ConnectorFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub check}: needs neither Spring nor database nor network. */
@Command(name = "check", description = "Checks routes, mappings, lookups and cases, offline.")
public final class CheckCommand implements Callable<Integer> {

    @Option(names = "--routes", paramLabel = "DIR", description = "folder of route files (default: routes)")
    private @Nullable Path routes;

    @Option(names = "--mappings", paramLabel = "DIR", description = "folder of mapping files (default: mappings)")
    private @Nullable Path mappings;

    @Override
    public Integer call() throws IOException {
        long begin = System.nanoTime();
        ConnectorCheck.Result result =
                ConnectorCheck.of(new ConnectorFolders(folder(routes, "routes"), folder(mappings, "mappings")));
        result.found().forEach(found -> System.out.println(found.shown()));
        System.out.printf(
                "%s: %d routes, %d mappings, %d templates, %d cases; %d mistakes, %d warnings (%.1f s)%n",
                result.mistakes() == 0 ? "OK" : "NOT OK",
                result.routes(),
                result.mappings(),
                result.templates(),
                result.cases(),
                result.mistakes(),
                result.found().size() - result.mistakes(),
                (System.nanoTime() - begin) / 1e9);
        return result.mistakes() == 0 ? 0 : HubCommand.FAILED;
    }

    private static Path folder(@Nullable Path named, String usual) {
        Path folder = named == null ? HubFolders.home().resolve(usual) : named.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new CommandRefused("there is no folder " + folder + " to check; name it with --" + usual);
        }
        return folder;
    }
}
