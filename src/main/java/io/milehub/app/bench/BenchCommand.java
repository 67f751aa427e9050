package io.milehub.app.bench;

import picocli.CommandLine.Command;

/** {@code hub bench}. */
@Command(
        name = "bench",
        description = "Measures the hub beside a plain table on the same PostgreSQL.",
        synopsisSubcommandLabel = "NAME",
        subcommands = {IngestBench.class, ResyncBench.class, StockBench.class, ShoppersBench.class, HoldBench.class})
public final class BenchCommand {}
