package io.milehub.app.connector;

import picocli.CommandLine.Command;

/** {@code hub new}. */
@Command(
        name = "new",
        description = "Begins something new: a connector from a sample of the supplier's feed.",
        synopsisSubcommandLabel = "connector",
        subcommands = NewConnectorCommand.class)
public final class NewCommand {}
