package io.milehub.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** A folder below target for one test class: emptied before it, kept after it, so that logs can be read. */
final class Workspace {

    private Workspace() {}

    static Path fresh(String name) {
        try {
            Path folder = Path.of("target", "e2e", name).toAbsolutePath();
            FileSystemUtils.deleteRecursively(folder);
            return Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
