package io.milehub.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Secrets that the hub made up itself, in a file of the data folder that only the hub's user reads. */
public final class KeptSecrets {

    private static final int BYTES = 24;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> ENTRIES = new TypeReference<>() {};

    private final Path file;
    private final Map<String, String> entries;

    private KeptSecrets(Path file, Map<String, String> entries) {
        this.file = file;
        this.entries = entries;
    }

    /** Those of a data folder; none when it has no file yet. */
    public static KeptSecrets in(Path dataFolder) {
        Path file = dataFolder.resolve("secrets.json");
        if (!Files.exists(file)) {
            return new KeptSecrets(file, new TreeMap<>());
        }
        try {
            return new KeptSecrets(file, JSON.readValue(Files.readString(file), ENTRIES));
        } catch (IOException | JacksonException e) {
            throw new StartRefused(
                    "the secrets in " + file + " cannot be read (" + e.getMessage()
                            + "); restore the file, or delete it and the hub makes new ones",
                    e);
        }
    }

    /** The kept entry, if there is one. */
    public synchronized Optional<String> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The values of all entries whose name begins and ends like this. */
    public synchronized List<String> like(String beginning, String end) {
        return entries.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(beginning) && entry.getKey().endsWith(end))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The kept secret, or a new random one of 192 bits, kept before it is handed out. */
    public synchronized String findOrMake(String name) {
        String kept = entries.get(name);
        if (kept != null) {
            return kept;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return keep(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Keeps a value under a name, replacing the file as a whole. */
    public synchronized String keep(String name, String value) {
        if (!value.equals(entries.put(name, value))) {
            write();
        }
        return value;
    }

    private void write() {
        try {
            Path folder = Objects.requireNonNull(file.getParent(), "the file stands in the data folder");
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(
                    folder,
                    ".secrets",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(entries));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the secrets could not be kept in " + file, e);
        }
    }
}
