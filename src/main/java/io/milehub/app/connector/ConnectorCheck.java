package io.milehub.app.connector;

import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.routes.RouteCheck;
import io.milehub.connectors.routes.RouteProblem;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingCases;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.Problem;
import io.milehub.mapping.write.TemplateCases;
import io.milehub.mapping.write.TemplateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Everything that can be known of routes, mappings, lookups and cases without running them. */
final class ConnectorCheck {
    /**
     * What is wrong, or looks so.
     *
     * @param mistake whether the hub would not start with it, or its build fails; otherwise it is a warning
     */
    record Found(Path file, int line, int column, String what, String remedy, boolean mistake) {
        /** One line as compilers write it. */
        String shown() {
            return Shown.path(file) + ":" + line + ":" + column + " " + (mistake ? "" : "warning: ") + what + " — "
                    + remedy;
        }
    }

    /** The finds, and of how much. */
    record Result(List<Found> found, int routes, int mappings, int templates, int cases) {
        Result {
            found = List.copyOf(found);
        }

        long mistakes() {
            return found.stream().filter(Found::mistake).count();
        }
    }

    private ConnectorCheck() {}

    /** What cannot be read does not hide what is wrong with the cases of others. */
    static Result of(ConnectorFolders folders) throws IOException {
        List<Found> found = new ArrayList<>();
        List<Mapping> mappings = new ArrayList<>();
        List<TemplateFile> templates = new ArrayList<>();
        boolean whole = true;
        try {
            mappings.addAll(MappingLoader.loadAll(folders.mappings()));
            templates.addAll(MappingLoader.templates(folders.mappings()));
        } catch (MappingProblems wrong) {
            wrong.problems().forEach(problem -> found.add(found(problem)));
            mappings.addAll(MappingLoader.sound(folders.mappings()));
            whole = false;
        }
        int cases = 0;
        for (Mapping mapping : mappings) {
            cases += MappingCases.run(mapping).size();
            MappingCases.check(mapping).forEach(problem -> found.add(found(problem)));
        }
        for (TemplateFile template : templates) {
            cases += TemplateCases.count(template);
            TemplateCases.check(template).forEach(problem -> found.add(found(problem)));
        }
        RouteCheck.Result routes = RouteCheck.all(folders);
        routes.problems().forEach(problem -> found.add(found(problem)));
        found.addAll(Strays.of(folders, mappings, whole));
        return new Result(found, routes.files().size(), mappings.size(), templates.size(), cases);
    }

    private static Found found(Problem problem) {
        return new Found(problem.file(), problem.line(), problem.column(), problem.what(), problem.remedy(), true);
    }

    private static Found found(RouteProblem problem) {
        return new Found(
                problem.file(), problem.line(), problem.column(), problem.what(), problem.remedy(), problem.isError());
    }
}
