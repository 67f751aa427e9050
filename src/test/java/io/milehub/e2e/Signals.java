package io.milehub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Stops processes where they are, and lets them go on. */
final class Signals {
    private Signals() {}

    static void freeze(List<ProcessHandle> processes) {
        send("-STOP", processes);
    }

    static void thaw(List<ProcessHandle> processes) {
        send("-CONT", processes);
    }

    private static void send(String signal, List<ProcessHandle> processes) {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> words.add(Long.toString(process.pid())));
        try {
            // A process that ended in between is named in vain, so the outcome says nothing.
            new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
