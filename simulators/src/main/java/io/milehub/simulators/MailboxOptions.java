package io.milehub.simulators;

import io.milehub.simulators.edi.EdiHouse;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of a house with an SFTP mailbox. */
final class MailboxOptions {

    @Option(names = "--manifest", required = true, description = "Folder where <source>.hostkey is written.")
    Path keys = Path.of(".");

    @Option(names = "--control-port", defaultValue = "0", description = "HTTP port for /health and /control.")
    int controlPort;

    @Option(names = "--user", required = true, description = "Name of the SFTP account.")
    String user = "";

    @Option(names = "--password", required = true, description = "Its password.")
    String password = "";

    EdiHouse.Settings settings(ProcessOptions process) {
        return new EdiHouse.Settings(
                process.bind, process.port, controlPort, process.seed, keys, user, password, process.clock());
    }
}
