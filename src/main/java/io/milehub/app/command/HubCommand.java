package io.milehub.app.command;

import io.milehub.app.StartRefused;
import io.milehub.app.bench.BenchCommand;
import io.milehub.app.client.BuyCommand;
import io.milehub.app.client.GetCommand;
import io.milehub.app.client.HeldRunCommand;
import io.milehub.app.client.LinkCommand;
import io.milehub.app.client.PostCommand;
import io.milehub.app.client.RunsCommand;
import io.milehub.app.client.StockCommand;
import io.milehub.app.client.TokenCommand;
import io.milehub.app.client.WebhookCommand;
import io.milehub.app.client.WhyCommand;
import io.milehub.app.client.drift.DriftCommand;
import io.milehub.app.client.quarantine.QuarantineCommand;
import io.milehub.app.connector.CheckCommand;
import io.milehub.app.connector.NewCommand;
import io.milehub.app.connector.trial.TryCommand;
import io.milehub.app.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line as a whole. */
@Command(
        name = "hub",
        description = "Keeps a members-only luxury shop in step with the houses that supply it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            TryCommand.class,
            NewCommand.class,
            TokenCommand.class,
            GetCommand.class,
            PostCommand.class,
            BuyCommand.class,
            RunsCommand.class,
            HeldRunCommand.Release.class,
            HeldRunCommand.Refuse.class,
            QuarantineCommand.class,
            DriftCommand.class,
            LinkCommand.Split.class,
            LinkCommand.Rejoin.class,
            WhyCommand.class,
            StockCommand.class,
            WebhookCommand.class,
            BenchCommand.class,
            TrainCommand.class,
            VersionCommand.class,
            HelpCommand.class
        })
public final class HubCommand {

    /** Something failed that the command explains. */
    public static final int FAILED = 1;

    private HubCommand() {}

    /** Runs one command and gives the status that the process ends with. */
    public static int run(String... args) {
        var line = new CommandLine(new HubCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((error, _, _) -> {
            if (error instanceof CommandRefused || error instanceof StartRefused) {
                System.err.println("hub: " + error.getMessage());
                return FAILED;
            }
            throw error;
        });
        return line.execute(args.length == 0 ? new String[] {"up"} : args);
    }
}
