package io.milehub.simulators;

import io.milehub.simulators.edi.EdiHouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the house. */
@Command(
        name = "casa-serrano",
        description = "A house in Madrid: EDIFACT over an SFTP mailbox.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SerranoCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    MailboxOptions mailbox = new MailboxOptions();

    @Override
    public Integer call() throws Exception {
        return process.serve(List.of(EdiHouse.casaSerrano(mailbox.settings(process))));
    }
}
