package io.milehub.simulators;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The simulators' command line; {@code docs/simulators.md} describes every command. */
@Command(
        name = "simulators",
        description = "Suppliers and a payment provider that the hub meets only over sockets.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AurelleCommand.class,
            NordCommand.class,
            LumeCommand.class,
            BrennaCommand.class,
            SolangeCommand.class,
            OrlandoCommand.class,
            HarlowCommand.class,
            SerranoCommand.class,
            PaymentCommand.class,
            AllCommand.class
        })
public final class Simulators {

    private Simulators() {}

    /** Runs one command until it is told to end; status 2 stands for a bad option. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Simulators())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println(line.getCommandName() + ": " + failure.getMessage());
                    return 1;
                })
                .execute(args));
    }
}
