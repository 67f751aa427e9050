package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that are written all or none, and never over others. */
final class NewFiles {
    private final Map<Path, byte[]> files = new LinkedHashMap<>();

    void add(Path file, String text) {
        add(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void add(Path file, byte[] content) {
        files.put(file, content);
    }

    void write() throws IOException {
        List<String> there =
                files.keySet().stream().filter(Files::exists).map(Shown::path).toList();
        if (!there.isEmpty()) {
            throw new CommandRefused("nothing was written, because this is there already: " + String.join(", ", there)
                    + "; remove it, or choose another --feed");
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.createDirectories(file.getKey().toAbsolutePath().getParent());
            Files.write(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
        }
    }

    List<Path> paths() {
        return List.copyOf(files.keySet());
    }
}
