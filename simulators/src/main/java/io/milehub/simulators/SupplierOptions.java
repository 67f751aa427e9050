package io.milehub.simulators;

import io.milehub.simulators.supplier.SupplierSettings;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that the three suppliers share. */
final class SupplierOptions {

    private static final double SCALE_LOW = 0.01;
    private static final double SCALE_HIGH = 10;
    private static final int CHANGES_MAX = 100;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    @Option(names = "--manifest", required = true, description = "Folder where <source>.json is written.")
    Path manifests = Path.of(".");

    @Option(names = "--scale", defaultValue = "1.0", description = "Multiplies the products, 0.01 to 10.")
    double scale;

    @Option(names = "--changes", defaultValue = "0", description = "Start at version 1 + N, 0 to 100.")
    int changes;

    SupplierSettings settings(ProcessOptions process, int port) {
        if (!(scale >= SCALE_LOW && scale <= SCALE_HIGH)) {
            throw bad("--scale must be from " + SCALE_LOW + " to " + SCALE_HIGH + ", not " + scale);
        } else if (changes < 0 || changes > CHANGES_MAX) {
            throw bad("--changes must be from 0 to " + CHANGES_MAX + ", not " + changes);
        }
        Clock clock = process.clock();
        return new SupplierSettings(
                process.bind, port, process.seed, scale, changes, manifests, clock, clock.instant());
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
