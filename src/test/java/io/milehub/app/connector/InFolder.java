package io.milehub.app.connector;

import io.milehub.app.command.HubCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Runs a command of the hub as if it were called in a folder that is the hub's own. */
record InFolder(int status, String printed) {
    private static final String HOME = "milehub.home";

    /** Arguments that name files of the folder are its files, and what is printed names them as they would be there. */
    static InFolder run(Path folder, List<String> arguments) {
        String[] there = IntStream.range(0, arguments.size())
                .mapToObj(at -> resolved(folder, at == 0 ? "" : arguments.get(at - 1), arguments.get(at)))
                .toArray(String[]::new);
        var printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        PrintStream out = System.out;
        PrintStream err = System.err;
        String home = System.getProperty(HOME);
        System.setOut(stream);
        System.setErr(stream);
        System.setProperty(HOME, folder.toString());
        try {
            int status = HubCommand.run(there);
            return new InFolder(status, printed.toString(StandardCharsets.UTF_8).replace(folder + "/", ""));
        } finally {
            System.setOut(out);
            System.setErr(err);
            if (home == null) {
                System.clearProperty(HOME);
            } else {
                System.setProperty(HOME, home);
            }
        }
    }

    private static String resolved(Path folder, String before, String word) {
        Path file = folder.resolve(word);
        return !before.equals("--path") && Files.isRegularFile(file) ? file.toString() : word;
    }

    static InFolder run(Path folder, String... arguments) {
        return run(folder, List.of(arguments));
    }
}
