package io.milehub.simulators;

import io.milehub.simulators.orlando.TessutiOrlando;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the house whose export goes on over several rows. */
@Command(
        name = "tessuti-orlando",
        description = "A house with one CSV export in which a product goes on over several rows.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class OrlandoCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Option(names = "--user", required = true, description = "Name for basic authentication.")
    String user = "";

    @Option(names = "--password", required = true, description = "Its password.")
    String password = "";

    @Override
    public Integer call() throws Exception {
        return process.serve(List.of(new TessutiOrlando(supplier.settings(process, process.port), user, password)));
    }
}
