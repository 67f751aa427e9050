package io.milehub.simulators;

import io.milehub.simulators.payment.PaymentSandbox;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the payment sandbox. */
@Command(
        name = "payment",
        description = "A card payment sandbox: JSON over HTTP.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class PaymentCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Option(names = "--slow-millis", defaultValue = "2000", description = "How long tok_slow waits.")
    long slowMillis;

    @Option(names = "--payments-max", defaultValue = "100000", description = "How many payments fit.")
    int paymentsMax;

    @Override
    public Integer call() throws Exception {
        return process.serve(List.of(new PaymentSandbox(
                process.bind, process.port, process.seed, process.clock(), slowMillis, paymentsMax)));
    }
}
