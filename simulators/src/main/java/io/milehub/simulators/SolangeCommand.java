package io.milehub.simulators;

import io.milehub.simulators.solange.VitrineSolange;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the house that publishes for Google. */
@Command(
        name = "vitrine-solange",
        description = "A house with a product feed in Google's vocabulary, as RSS and as Atom.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SolangeCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Override
    public Integer call() throws Exception {
        return process.serve(List.of(new VitrineSolange(supplier.settings(process, process.port))));
    }
}
