package io.milehub.simulators;

import io.milehub.simulators.lume.GalleriaLume;
import io.milehub.simulators.lume.Subscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts the distributor. */
@Command(
        name = "galleria-lume",
        description = "A distributor: XML over HTTP, stock and prices as signed webhooks.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LumeCommand implements Callable<Integer> {

    @Spec
    CommandSpec command = CommandSpec.create();

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Mixin
    WebhookOptions webhooks = new WebhookOptions();

    @Option(names = "--user", required = true, description = "Name for basic authentication.")
    String user = "";

    @Option(names = "--password", required = true, description = "Its password.")
    String password = "";

    @Override
    public Integer call() throws Exception {
        var settings = supplier.settings(process, process.port);
        return process.serve(List.of(new GalleriaLume(settings, user, password, delivery())));
    }

    private GalleriaLume.Delivery delivery() {
        try {
            return webhooks.delivery();
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(command.commandLine(), String.valueOf(malformed.getMessage()), malformed);
        }
    }

    /** How webhooks are sent. */
    static final class WebhookOptions {

        @Option(names = "--subscriber", description = "'URL|whsec_…', repeatable.")
        List<String> subscribers = List.of();

        @Option(names = "--push-on-start", description = "Push by itself, at the start and after /control/next.")
        boolean pushOnStart;

        @Option(names = "--attempts", defaultValue = "10", description = "Tries for one message.")
        int attempts;

        @Option(names = "--timeout-seconds", defaultValue = "10", description = "Wait for one answer.")
        int timeoutSeconds;

        @Option(names = "--subscriber-wait-seconds", defaultValue = "300", description = "Wait for a port.")
        int subscriberWaitSeconds;

        GalleriaLume.Delivery delivery() {
            return new GalleriaLume.Delivery(
                    subscribers.stream().map(Subscriber::parse).toList(),
                    pushOnStart,
                    attempts,
                    Duration.ofSeconds(timeoutSeconds),
                    Duration.ofSeconds(subscriberWaitSeconds));
        }
    }
}
