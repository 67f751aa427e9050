package io.milehub.app.bench;

import io.milehub.app.bench.decode.DecodeBench;
import picocli.CommandLine.Command;

/** {@code hub bench}. */
@Command(
        name = "bench",
        description =
                "Measures the hub beside a plain table on the same PostgreSQL, and its decoders beside plain parsers.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {
            IngestBench.class,
            ResyncBench.class,
            StockBench.class,
            ShoppersBench.class,
            HoldBench.class,
            DecodeBench.class
        })
public final class BenchCommand {}
