package io.milehub.app.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the guide: writes its files, runs its commands, and compares what they print. */
class GuideTest {
    private static final Path ROOT = Path.of(System.getProperty("milehub.root"));
    private static final Pattern STEP = Pattern.compile(
            "<!-- (file|run|shown|delete|typo)(?:: ([^>]+))? -->(?:\\n```[a-z]*\\n(.*?)\\n```)?", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void the_guide_can_be_followed_to_the_letter() throws IOException {
        copy("routes");
        copy("mappings");
        String guide = Files.readString(ROOT.resolve("docs/connect-a-supplier.md"));
        Matcher step = STEP.matcher(guide);
        int steps = 0;
        while (step.find()) {
            take(step.group(1), step.group(2), step.group(3));
            steps++;
        }
        assertThat(steps).isGreaterThan(10);
    }

    private void take(String kind, String name, String text) throws IOException {
        switch (kind) {
            case "file" -> {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text + "\n");
            }
            case "shown" ->
                assertThat(Files.readString(folder.resolve(name)).strip())
                        .as(name)
                        .isEqualTo(text);
            case "typo" -> typo(name.split(" ", -1), text);
            case "delete" -> Files.delete(folder.resolve(name));
            default -> run(text);
        }
    }

    /** What the check says of a file in which something is written wrongly; it is put right again. */
    private void typo(String[] wrong, String text) throws IOException {
        Path file = folder.resolve(wrong[0]);
        String right = Files.readString(file);
        Files.writeString(file, right.replace(wrong[1], wrong[2]));
        assertThat(InFolder.run(folder, "check").printed()).contains(text);
        Files.writeString(file, right);
    }

    /** Several commands may follow each other, each with what it prints. */
    private void run(String console) {
        for (String part : console.split("(?m)^\\$ \\./hub ", -1)) {
            if (!part.isBlank()) {
                String[] lines = part.split("\n", 2);
                String printed = InFolder.run(folder, words(lines[0])).printed();
                String expected = lines.length > 1 ? lines[1].strip() : "";
                assertThat(printed.strip()).as(lines[0]).matches(pattern(expected));
            }
        }
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = Pattern.compile("'([^']*)'|(\\S+)").matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    /** Dots stand for what differs. */
    private static Pattern pattern(String expected) {
        String quoted = Stream.of(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(quoted, Pattern.DOTALL);
    }

    private void copy(String name) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(ROOT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
