package io.milehub.app.command;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub check}: needs neither Spring nor database nor network. */
@Command(name = "check", description = "Checks routes, mappings, lookups and cases, offline.")
final class CheckCommand implements Callable<Integer> {

    @Option(names = "--routes", paramLabel = "DIR", description = "folder of route files (default: routes)")
    private @Nullable Path routes;

    @Option(names = "--mappings", paramLabel = "DIR", description = "folder of mapping files (default: mappings)")
    private @Nullable Path mappings;

    private final List<String> mistakes = new ArrayList<>();
    private int mappingCount;
    private int templateCount;
    private int caseCount;

    @Override
    public Integer call() throws IOException {
        long begin = System.nanoTime();
        var folders = new ConnectorFolders(folder(routes, "routes"), folder(mappings, "mappings"));
        mappings(folders.mappings());
        RouteCheck.Result result = RouteCheck.all(folders);
        int warnings = 0;
        for (RouteProblem problem : result.problems()) {
            warnings += problem.isError() ? 0 : 1;
            report(
                    problem.file(),
                    problem.line(),
                    problem.column(),
                    text(problem),
                    problem.remedy(),
                    problem.isError());
        }
        System.out.printf(
                "%s: %d routes, %d mappings, %d templates, %d cases; %d mistakes, %d warnings (%.1f s)%n",
                mistakes.isEmpty() ? "OK" : "NOT OK",
                result.files().size(),
                mappingCount,
                templateCount,
                caseCount,
                mistakes.size(),
                warnings,
                (System.nanoTime() - begin) / 1e9);
        return mistakes.isEmpty() ? 0 : HubCommand.FAILED;
    }

    private void mappings(Path folder) throws IOException {
        try {
            for (Mapping mapping : MappingLoader.loadAll(folder)) {
                mappingCount++;
                caseCount += MappingCases.run(mapping).size();
                MappingCases.check(mapping).forEach(this::report);
            }
            for (TemplateFile template : MappingLoader.templates(folder)) {
                templateCount++;
                caseCount += TemplateCases.count(template);
                TemplateCases.check(template).forEach(this::report);
            }
        } catch (MappingProblems e) {
            e.problems().forEach(this::report);
        }
    }

    private void report(Problem problem) {
        report(problem.file(), problem.line(), problem.column(), problem.what(), problem.remedy(), true);
    }

    private void report(Path file, int line, int column, String what, String remedy, boolean mistake) {
        Path here = Path.of("").toAbsolutePath();
        Path shown = file.toAbsolutePath().startsWith(here) ? here.relativize(file.toAbsolutePath()) : file;
        String text = shown + ":" + line + ":" + column + " " + what + " — " + remedy;
        if (mistake) {
            mistakes.add(text);
        }
        System.out.println(text);
    }

    private static String text(RouteProblem problem) {
        return problem.isError() ? problem.what() : "warning: " + problem.what();
    }

    private static Path folder(@Nullable Path named, String usual) {
        Path folder = named == null ? HubFolders.home().resolve(usual) : named.toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            throw new CommandRefused("there is no folder " + folder + " to check; name it with --" + usual);
        }
        return folder;
    }
}
