package io.milehub.simulators;

import io.milehub.simulators.aurelle.MaisonAurelle;
import io.milehub.simulators.lume.GalleriaLume;
import io.milehub.simulators.nord.AtelierNord;
import io.milehub.simulators.payment.PaymentSandbox;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts everything in one process on free ports, with the access data that the documentation names. */
@Command(
        name = "all",
        description = "All four in one process, for a quick look.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class AllCommand implements Callable<Integer> {

    private static final String NAME = "demo";
    private static final int SLOW_MILLIS = 2_000;
    private static final int PAYMENTS_MAX = 100_000;

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Mixin
    LumeCommand.WebhookOptions webhooks = new LumeCommand.WebhookOptions();

    @Override
    public Integer call() throws Exception {
        var settings = supplier.settings(process, 0);
        return process.serve(ProcessOptions.opened(List.of(
                () -> new MaisonAurelle(settings, NAME, true),
                () -> new AtelierNord(settings, 0, new AtelierNord.Account(NAME, NAME), 0),
                () -> new GalleriaLume(settings, NAME, NAME, webhooks.delivery()),
                () -> new PaymentSandbox(process.bind, 0, process.seed, process.clock(), SLOW_MILLIS, PAYMENTS_MAX))));
    }
}
