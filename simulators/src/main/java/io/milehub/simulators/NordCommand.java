package io.milehub.simulators;

import io.milehub.simulators.nord.AtelierNord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the boutique. */
@Command(
        name = "atelier-nord",
        description = "A boutique: CSV files by SFTP.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class NordCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Option(names = "--control-port", defaultValue = "0", description = "HTTP port for /health and /control.")
    int controlPort;

    @Option(names = "--user", required = true, description = "Name of the SFTP account.")
    String user = "";

    @Option(names = "--password", required = true, description = "Its password.")
    String password = "";

    @Option(names = "--floor-sale-every", defaultValue = "0", description = "Seconds between floor sales; 0: none.")
    int floorSaleEverySeconds;

    @Override
    public Integer call() throws Exception {
        var settings = supplier.settings(process, process.port);
        var account = new AtelierNord.Account(user, password);
        return process.serve(List.of(new AtelierNord(settings, controlPort, account, floorSaleEverySeconds)));
    }
}
