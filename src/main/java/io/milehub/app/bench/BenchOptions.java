package io.milehub.app.bench;

import io.milehub.app.command.HubFolders;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every benchmark can be told. */
final class BenchOptions {

    @Option(names = "--rows", paramLabel = "N", defaultValue = "200000", description = "records (default: 200000)")
    int rows = 200_000;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "what they are (default: 1)")
    long seed = 1;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description = "measurements of each side in turn, of which the median counts (default: 3)")
    int repeat = 3;

    @Option(
            names = "--record-bytes",
            paramLabel = "N",
            defaultValue = "0",
            description = "JSON of an item, at least; longer descriptions fill it up (default: about 560)")
    int recordBytes;

    @Option(names = "--data", paramLabel = "DIR", description = "data folder, emptied at start (default: .hub/bench)")
    private @Nullable Path data;

    @Option(
            names = "--explain",
            description = "PostgreSQL logs plan and time of every statement over 20 ms to postgres/server.log")
    boolean explain;

    Path folder() {
        return (data == null ? HubFolders.home().resolve(".hub/bench") : data.toAbsolutePath()).normalize();
    }
}
