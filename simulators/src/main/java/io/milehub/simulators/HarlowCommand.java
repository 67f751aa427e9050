package io.milehub.simulators;

import io.milehub.simulators.edi.EdiHouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the house. */
@Command(
        name = "harlow-vane",
        description = "A house in New York: X12 over an SFTP mailbox.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class HarlowCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    MailboxOptions mailbox = new MailboxOptions();

    @Override
    public Integer call() throws Exception {
        return process.serve(List.of(EdiHouse.harlowVane(mailbox.settings(process))));
    }
}
