package io.milehub.simulators;

import io.milehub.simulators.aurelle.MaisonAurelle;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the brand. */
@Command(
        name = "maison-aurelle",
        description = "A brand: paged JSON over HTTP.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AurelleCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Option(names = "--api-key", required = true, description = "What X-Api-Key must hold.")
    String apiKey = "";

    @Option(names = "--no-hiccups", description = "Answer no 503 and no 429.")
    boolean noHiccups;

    @Override
    public Integer call() throws Exception {
        var settings = supplier.settings(process, process.port);
        return process.serve(List.of(new MaisonAurelle(settings, apiKey, !noHiccups)));
    }
}
