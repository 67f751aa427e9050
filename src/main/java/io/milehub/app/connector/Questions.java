package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import java.io.Console;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks on the terminal for what no option says, and asks again where an answer is of no use; elsewhere it takes what is
 * usual, or refuses.
 */
final class Questions {
    /** The line that is typed after a prompt, or null where there are no more. */
    @FunctionalInterface
    interface Terminal {
        @Nullable
        String ask(String prompt);
    }

    private final @Nullable Terminal terminal;

    Questions(@Nullable Terminal terminal) {
        this.terminal = terminal;
    }

    /** A terminal that a human sits at. */
    static Questions ofTerminal() {
        return new Questions(Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> (Terminal) prompt -> console.readLine("%s", prompt))
                .orElse(null));
    }

    boolean isAsking() {
        return terminal != null;
    }

    /**
     * @param given what an option says, or null
     * @param usual what an empty answer means; null where there must be one
     * @param read what an answer means; it refuses one of no use, and says why
     */
    <T> T answer(
            @Nullable String given, String option, String question, @Nullable String usual, Function<String, T> read) {
        if (given != null) {
            return read.apply(given);
        }
        if (terminal == null) {
            if (usual == null) {
                throw new CommandRefused("what is the " + question + "? Say it with " + option);
            }
            return read.apply(usual);
        }
        String hint = usual == null ? "" : usual.isEmpty() ? " [none]" : " [" + usual + "]";
        String prompt = Character.toUpperCase(question.charAt(0)) + question.substring(1) + hint + ": ";
        String wrong = "";
        while (true) {
            String line = terminal.ask(wrong + prompt);
            if (line == null) {
                throw new CommandRefused("the answers end at the " + question + "; say it with " + option);
            }
            String answer = line.isBlank() ? usual : line.strip();
            if (answer == null) {
                wrong = "  There has to be one.\n";
                continue;
            }
            try {
                return read.apply(answer);
            } catch (CommandRefused refused) {
                wrong = "  " + refused.getMessage() + "\n";
            }
        }
    }
}
