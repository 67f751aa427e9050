package io.milehub.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The repository's own files, without what a build makes. */
final class SourceTree {

    static final Path ROOT = Path.of(Objects.requireNonNull(
            System.getProperty("milehub.root"), "the build sets milehub.root to the repository's folder"));

    private static final List<String> MODULES =
            List.of("src/faults/src", "hub-core/src", "connectors/src", "simulators/src", "src/main", "src/test");

    private SourceTree() {}

    static List<Path> javaFiles() {
        return filesIn(MODULES, ".java");
    }

    static List<Path> filesIn(List<String> folders, String ending) {
        return folders.stream()
                .map(ROOT::resolve)
                .filter(Files::isDirectory)
                .flatMap(folder -> walk(folder).stream())
                .filter(file -> file.toString().endsWith(ending))
                .filter(file -> !file.toString().contains("/target/"))
                .toList();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
