package io.milehub.app.connector;

import io.milehub.app.connector.ConnectorCheck.Found;
import io.milehub.connectors.ConnectorFolders;
import io.milehub.mapping.sample.Layout;
import io.milehub.mapping.sketch.Sketch;
import io.milehub.mapping.trial.TrialResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was written, what it rests on, and what is left to a human. */
final class SketchText {
    private final PrintStream out;
    private final ConnectorOptions options;

    SketchText(PrintStream out, ConnectorOptions options) {
        this.out = out;
        this.options = options;
    }

    /** Returns whether what was written is without mistakes. */
    boolean tell(Sketch sketch, NewFiles files, String route, ConnectorFolders folders) throws IOException {
        Layout layout = sketch.layout();
        TrialResult trial = sketch.trial();
        out.println("The sample is " + layout.format()
                + (layout.each() == null
                        ? ""
                        : layout.each().equals(".") ? ", one record" : ", its records stand at " + layout.each())
                + (layout.group() == null ? "" : ", rows of one product by " + layout.group())
                + (trial == null
                        ? "."
                        : ": " + trial.records() + " records, " + trial.accepted() + " accepted, " + trial.refused()
                                + " refused."));
        if (trial != null) {
            trial.reasons().forEach((reason, times) -> out.println("  " + times + " × " + reason));
        }
        out.println("Written:");
        files.paths().forEach(file -> out.println("  " + Shown.path(file)));
        out.println("Guessed, by names and values:");
        sketch.fields().forEach((name, expression) -> out.println("  " + name + ": " + expression));
        if (!sketch.open().isEmpty() || !sketch.missing().isEmpty()) {
            out.println("To be decided:");
            Map<String, String> open = new LinkedHashMap<>(sketch.missing());
            open.putAll(sketch.open());
            open.forEach((name, known) -> out.println("  " + name + ": " + known));
        }
        List<Found> wrong = check(folders);
        wrong.forEach(found -> out.println(found.shown()));
        next(sketch, route);
        return wrong.stream().noneMatch(Found::mistake);
    }

    private List<Found> check(ConnectorFolders folders) throws IOException {
        List<Path> own = List.of(
                folders.mappings().resolve(options.source()), folders.routes().resolve(options.source()));
        return ConnectorCheck.of(folders).found().stream()
                .filter(found -> own.stream()
                        .anyMatch(folder -> found.file().toAbsolutePath().startsWith(folder.toAbsolutePath())))
                .toList();
    }

    private void next(Sketch sketch, String route) {
        String name = options.source() + "/" + options.feed();
        out.println("Next:");
        out.println("  1. Read the mapping; every line under `fields` is a guess.");
        if (sketch.trial() == null) {
            out.println("  2. Fill in what is required, and add a case beside it (docs/mapping.md).");
        } else {
            out.println("  2. Read " + name + "/sample.out.json against the sample and correct it: it was made from the"
                    + " mapping, and proves nothing until you have.");
        }
        out.println("  3. ./hub try " + name + " <another sample>   and   ./hub check");
        List<String> settings = RouteText.settings(route);
        out.println("  4. Subscribe a tenant (docs/configuration.md): sources: { " + options.source() + ": { supplier: "
                + options.supplier()
                + (settings.isEmpty() ? "" : ", settings: { " + String.join(": …, ", settings) + ": … }") + " } }");
    }
}
