package io.milehub.connectors.routes;

import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.routes.RouteProblem.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Checks route files by reading them: needs no database, no network and no running Camel. */
public final class RouteCheck {
    /** The ending of a route file. */
    public static final String ENDING = ".camel.yaml";

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final int FILE_BYTES_MAX = 64 * 1024;
    private static final int LINES_ADVISED_MAX = 25;

    private RouteCheck() {}

    /** What was found in all route files: the mistakes, and the files that have no error. */
    public record Result(List<RouteProblem> problems, List<RouteFile> files) {
        public boolean isSound() {
            return problems.stream().noneMatch(RouteProblem::isError);
        }
    }

    /** Checks every file of the routes folder, which must be {@code <source>/<feed>.camel.yaml}. */
    public static Result all(ConnectorFolders folders) {
        List<RouteProblem> problems = new ArrayList<>();
        List<RouteFile> files = new ArrayList<>();
        for (Path file : filesOf(folders.routes())) {
            Result one = one(file, folders);
            problems.addAll(one.problems());
            files.addAll(one.files());
        }
        return new Result(List.copyOf(problems), List.copyOf(files));
    }

    private static List<Path> filesOf(Path routes) {
        if (!Files.isDirectory(routes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(routes, 4)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The routes folder " + routes + " cannot be read.", e);
        }
    }

    private static Result one(Path file, ConnectorFolders folders) {
        Findings findings = new Findings(file);
        Path place = folders.routes().relativize(file);
        String name = file.getFileName().toString();
        if (place.getNameCount() != 2 || !name.endsWith(ENDING)) {
            return refused(
                    findings, "A file stands where only routes stand.", "Name it <source>/<feed>" + ENDING + ".");
        }
        String source = place.getName(0).toString();
        String feed = name.substring(0, name.length() - ENDING.length());
        if (!SLUG.matcher(source).matches() || !SLUG.matcher(feed).matches()) {
            return refused(
                    findings,
                    "'" + place + "' cannot name a feed.",
                    "Use lower case, digits and hyphens in both names.");
        }
        String text;
        try {
            if (Files.size(file) > FILE_BYTES_MAX) {
                return refused(findings, "The file is larger than 64 KiB.", "A route has about 25 lines.");
            }
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return refused(findings, "The file cannot be read as UTF-8: " + e.getMessage(), "Save it as UTF-8.");
        }
        parse(text, source, feed, findings);
        surroundings(text, source, feed, folders, findings);
        List<RouteFile> files = findings.hasErrors()
                ? List.of()
                : List.of(new RouteFile(file, source, feed, text, findings.pushed(), findings.settings()));
        return new Result(findings.problems(), files);
    }

    private static void parse(String text, String source, String feed, Findings findings) {
        try {
            Compose compose =
                    new Compose(LoadSettings.builder().setUseMarks(true).build());
            Node root = compose.composeString(text).orElse(null);
            if (root == null) {
                findings.add(Severity.ERROR, 1, 1, "The file is empty.", "Begin with '- from:'.");
            } else {
                new RouteRules(source, feed, findings).check(root);
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            int column = e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(1);
            findings.add(Severity.ERROR, line, column, "No YAML: " + e.getProblem() + ".", "Mend the YAML here.");
        } catch (YamlEngineException e) {
            findings.add(Severity.ERROR, 1, 1, "No YAML: " + e.getMessage() + ".", "Write one YAML document.");
        }
    }

    private static void surroundings(
            String text, String source, String feed, ConnectorFolders folders, Findings findings) {
        Path mapping =
                folders.mappings().resolve(source).resolve(feed + (findings.leaving() ? ".write.yaml" : ".yaml"));
        if (!Files.isRegularFile(mapping)) {
            findings.add(
                    Severity.ERROR,
                    1,
                    1,
                    findings.leaving() ? "What leaves has no template." : "The feed has no mapping.",
                    "Add " + folders.mappings().relativize(mapping) + " to the mappings folder.");
        }
        int lines = (int) text.lines().count();
        if (lines > LINES_ADVISED_MAX) {
            findings.add(
                    Severity.WARNING,
                    LINES_ADVISED_MAX + 1,
                    1,
                    "The route has " + lines + " lines.",
                    "Routes of more than " + LINES_ADVISED_MAX + " lines usually do what a mapping should do.");
        }
    }

    private static Result refused(Findings findings, String what, String remedy) {
        findings.add(Severity.ERROR, 1, 1, what, remedy);
        return new Result(findings.problems(), List.of());
    }
}
