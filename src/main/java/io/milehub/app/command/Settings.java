package io.milehub.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Settings that are handed on to Spring as they are. */
public final class Settings {

    private Settings() {}

    /** A mistyped option must not pass for a setting, so each has to look like {@code --some.key=value}. */
    public static List<String> checked(List<String> settings) {
        for (String setting : settings) {
            if (!setting.matches("--[a-z][a-zA-Z0-9\\[\\]-]*(\\.[a-zA-Z0-9\\[\\]-]+)+=.*")) {
                throw new CommandRefused("'" + setting
                        + "' is neither an option of this command (see './hub help') nor a setting of the form"
                        + " --some.key=value");
            }
        }
        return settings;
    }

    static String existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new CommandRefused("there is no configuration file " + file.toAbsolutePath() + "; check --config");
        }
        return file.toAbsolutePath().toUri().toString();
    }
}
