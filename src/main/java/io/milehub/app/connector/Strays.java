package io.milehub.app.connector;

import io.milehub.app.connector.ConnectorCheck.Found;
import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.routes.RouteCheck;
import io.milehub.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that stand among routes and mappings and mean nothing there: mostly a name that is mistyped. */
final class Strays {
    private static final Pattern EXPECTATION = Pattern.compile("(.+)\\.(out\\.[a-z0-9.]+|refused\\.txt|page\\.json)");
    private static final Pattern INPUT = Pattern.compile(".+\\.in\\.[a-z0-9.]+");

    private final ConnectorFolders folders;
    private final List<Found> found = new ArrayList<>();

    private Strays(ConnectorFolders folders) {
        this.folders = folders;
    }

    /**
     * @param mappings those that could be read
     * @param whole whether all could; else nothing is said of tables
     */
    static List<Found> of(ConnectorFolders folders, List<Mapping> mappings, boolean whole) throws IOException {
        Strays strays = new Strays(folders);
        mappings.forEach(strays::route);
        for (Path source : entries(folders.mappings())) {
            if (Files.isDirectory(source)) {
                strays.source(source, mappings, whole);
            }
        }
        return strays.found;
    }

    private void route(Mapping mapping) {
        Path route = folders.routes().resolve(mapping.source()).resolve(mapping.feed() + RouteCheck.ENDING);
        if (!Files.isRegularFile(route)) {
            warn(mapping.file(), "No route uses the mapping.", "Add " + Shown.path(route) + ", or remove the mapping.");
        }
    }

    private void source(Path source, List<Mapping> mappings, boolean whole) throws IOException {
        Set<Path> read = new HashSet<>();
        mappings.forEach(mapping -> mapping.files()
                .keySet()
                .forEach(name -> read.add(mapping.file().resolveSibling(name).normalize())));
        for (Path entry : entries(source)) {
            String name = String.valueOf(entry.getFileName());
            if (Files.isDirectory(entry)) {
                folder(source, entry, name, read, !whole || mappings.isEmpty());
            } else if (name.endsWith(".yml")) {
                mistake(
                        entry,
                        "A file that ends in .yml is not read.",
                        "Call it " + name.substring(0, name.length() - ".yml".length()) + ".yaml.");
            } else if (name.endsWith(".csv") && whole && !mappings.isEmpty() && !read.contains(normal(entry))) {
                warn(entry, "No mapping reads the lookup table.", "Name it under `lookups`, or remove it.");
            }
        }
    }

    private static Path normal(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private void folder(Path source, Path folder, String feed, Set<Path> read, boolean unknown) throws IOException {
        boolean tables = read.stream().anyMatch(file -> file.startsWith(normal(folder)));
        boolean mapping = Files.isRegularFile(source.resolve(feed + ".yaml"))
                || Files.isRegularFile(source.resolve(feed + ".write.yaml"));
        if (!mapping && !tables && !unknown) {
            mistake(
                    folder,
                    "The folder of cases has no mapping.",
                    "Add " + feed + ".yaml beside it, or name the folder as its mapping is named.");
        } else if (mapping) {
            cases(folder);
        }
    }

    private void cases(Path folder) throws IOException {
        List<Path> files = entries(folder);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            var expectation = EXPECTATION.matcher(name);
            if (expectation.matches()) {
                String input = expectation.group(1) + ".in.";
                if (files.stream()
                        .noneMatch(other -> String.valueOf(other.getFileName()).startsWith(input))) {
                    mistake(file, "The expectation has no input.", "Add " + input + "json, csv, xml or edi beside it.");
                }
            } else if (!INPUT.matcher(name).matches() && !name.endsWith(".csv") && !name.startsWith(".")) {
                warn(
                        file,
                        "The file is no part of a case.",
                        "Cases are <case>.in.json, .out.json, .refused.txt and .page.json.");
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private void warn(Path file, String what, String remedy) {
        found.add(new Found(file, 1, 1, what, remedy, false));
    }

    private void mistake(Path file, String what, String remedy) {
        found.add(new Found(file, 1, 1, what, remedy, true));
    }
}
