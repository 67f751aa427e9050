package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks on the terminal for what no option says; elsewhere it takes what is usual, or refuses. */
final class Questions {
    private final @Nullable Console console;

    Questions(@Nullable Console console) {
        this.console = console;
    }

    /** A terminal that a human sits at. */
    static Questions ofTerminal() {
        return new Questions(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .orElse(null));
    }

    /**
     * @param given what an option says, or null
     * @param usual what an empty answer means; null where there must be one
     */
    String answer(@Nullable String given, String option, String question, @Nullable String usual) {
        if (given != null) {
            return given;
        }
        String answer = console == null
                ? ""
                : String.valueOf(console.readLine("%s%s: ", question, usual == null ? "" : " [" + usual + "]"))
                        .strip();
        if (!answer.isEmpty() && !answer.equals("null")) {
            return answer;
        }
        if (usual == null) {
            throw new CommandRefused("what is the " + question + "? Say it with " + option);
        }
        return usual;
    }
}
