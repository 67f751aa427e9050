package io.milehub.mapping.decode.edi.suite;

import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of the suite under one mapping, with what a reader of the specification expects of it. Each line of
 * {@code <mapping>.expected.txt} names its evidence behind the last bar: in words, or as {@code @key} of a line above.
 */
record SuiteCase(String name, String file, Charset charset, Map<String, String> evidence, List<Line> lines) {
    private static final String ENDING = ".expected.txt";

    /** An expectation, {@code 0 | sku | AN-100231}, and where the specification says so. */
    record Line(String expectation, String evidence) {}

    static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(SuiteCase.class.getResource("/edi-suite"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static List<SuiteCase> all() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(SuiteCase::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SuiteCase read(Path file) {
        Map<String, String> evidence = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        String[] head = {};
        for (String line : lines(file)) {
            if (line.startsWith("file ")) {
                head = line.split(" ", -1);
            } else if (line.startsWith("@")) {
                String[] parts = line.split(" = ", 2);
                evidence.put(parts[0], parts[1]);
            } else {
                int bar = line.lastIndexOf('|');
                String expectation = Arrays.stream(line.substring(0, bar).split("\\|", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .reduce((left, right) -> left + " | " + right)
                        .orElseThrow();
                lines.add(new Line(expectation, line.substring(bar + 1).strip()));
            }
        }
        String name = String.valueOf(file.getFileName());
        return new SuiteCase(
                name.substring(0, name.length() - ENDING.length()), head[1], Charset.forName(head[2]), evidence, lines);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(folder().resolve(file));
    }

    String text() throws IOException {
        return new String(bytes(), charset);
    }

    Mapping mapping() throws Exception {
        return MappingLoader.load(yaml());
    }

    /** The segment with which a record begins, and the types of messages that have any, as the mapping says both. */
    String each() throws IOException {
        return value("each: ").replaceAll(".*\\.", "");
    }

    List<String> types() throws IOException {
        return List.of(value("edi: { message: ").replaceAll("[\\[\\]} ]", "").split(",", -1));
    }

    private String value(String key) throws IOException {
        return Files.readAllLines(yaml()).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()))
                .findFirst()
                .orElseThrow();
    }

    private Path yaml() {
        return folder().resolve("mappings").resolve(name + ".yaml");
    }

    /** The same mapping, but faults of the envelope are reported. */
    Mapping reporting(Path into) throws Exception {
        Path copies = Files.createDirectories(into.resolve("mappings"));
        try (Stream<Path> files = Files.list(folder().resolve("mappings"))) {
            for (Path one : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                Files.writeString(copies.resolve(String.valueOf(one.getFileName())), Files.readString(one));
            }
        }
        String yaml = Files.readString(yaml()).replaceFirst("(edi: \\{ message: .*) }", "$1, envelope: report }");
        return MappingLoader.load(Files.writeString(copies.resolve(name + ".yaml"), yaml));
    }

    @Override
    public String toString() {
        return name;
    }
}
