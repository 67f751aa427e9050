package io.milehub.simulators.edi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folders of the account in a temporary place: what is there to fetch, and what was left. */
final class Mailbox implements AutoCloseable {
    private final Path home;
    private final Path root;
    private final Path staging;
    private final Path inbox;
    private final Path outbox;

    Mailbox(String name) throws IOException {
        home = Files.createTempDirectory(name);
        root = Files.createDirectory(home.resolve("account"));
        staging = Files.createDirectory(home.resolve("staging"));
        inbox = Files.createDirectory(root.resolve("inbox"));
        outbox = Files.createDirectory(root.resolve("outbox"));
    }

    /** What the account sees as {@code /}. */
    Path root() {
        return root;
    }

    Path inbox() {
        return inbox;
    }

    /** Replaces a file in one step. */
    void publish(String name, String text) {
        try {
            Path fresh = Files.writeString(staging.resolve(name), text, StandardCharsets.ISO_8859_1);
            Files.move(
                    fresh, outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot publish " + name, failure);
        }
    }

    /** Lets a file grow, in one step. */
    void append(String name, String text) {
        try {
            Path file = outbox.resolve(name);
            String before = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
            publish(name, before + text);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + name, failure);
        }
    }

    /** Takes out what was left, by name; what is still being written has a name that begins with a dot. */
    Map<String, String> take() {
        Map<String, String> taken = new LinkedHashMap<>();
        try (var files = Files.list(inbox)) {
            for (Path file : files.sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.startsWith(".")) {
                    taken.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                    Files.delete(file);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot look into " + inbox, failure);
        }
        return taken;
    }

    @Override
    public void close() {
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot remove the temporary folder " + home, failure);
        }
    }
}
