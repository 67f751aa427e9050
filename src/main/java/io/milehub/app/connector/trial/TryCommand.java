package io.milehub.app.connector.trial;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubCommand;
import io.milehub.app.command.HubFolders;
import io.milehub.app.connector.Shown;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.trial.Trial;
import io.milehub.mapping.trial.TrialJson;
import io.milehub.mapping.trial.TrialLimits;
import io.milehub.mapping.trial.TrialResult;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub try}: needs neither Spring nor database nor network. */
@Command(
        name = "try",
        description = {
            "Maps sample files, offline: what comes out, what is refused and why, and what no expression reads.",
            "Ends with 0 if every record is accepted or skipped, 1 if any is refused, 2 if the mapping or a file"
                    + " cannot be used. Example: try maison-blanche/stock sample.json"
        })
public final class TryCommand implements Callable<Integer> {
    /** The mapping, or a body as a whole, cannot be used. */
    static final int UNUSABLE = 2;

    private static final int WIDTH_MIN = 40;
    private static final String STANDARD_INPUT = "-";

    @Parameters(
            index = "0",
            paramLabel = "MAPPING",
            description = "a mapping file, or <source>/<feed> below the folder of mappings")
    private String mappingName = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "bodies as the supplier sends them, also packed; several are pages of one pull; - is standard"
                    + " input")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "20",
            description = "records shown, and as many refused ones (default: 20, at most 100000)")
    private int rows = TrialLimits.USUAL.rowsMax();

    @Option(names = "--json", description = "one JSON document instead of text")
    private boolean json;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "columns of the terminal (default: those it has, else 120)")
    private @Nullable Integer width;

    @Option(names = "--mappings", paramLabel = "DIR", description = "folder of mapping files (default: mappings)")
    private @Nullable Path mappings;

    @Override
    public Integer call() throws IOException {
        if (rows < 0 || rows > TrialLimits.ROWS_MAX) {
            throw new CommandRefused("--rows is between 0 and " + TrialLimits.ROWS_MAX);
        }
        try {
            TrialLimits usual = TrialLimits.USUAL;
            Trial trial =
                    new Trial(MappingLoader.load(mappingFile()), new TrialLimits(rows, rows, usual.rawCharsMax()));
            for (String file : files) {
                page(trial, file);
            }
            TrialResult result = trial.result();
            tell(result);
            return status(result);
        } catch (MappingProblems wrong) {
            wrong.problems()
                    .forEach(problem -> System.err.println(Shown.path(problem.file()) + ":" + problem.line() + ":"
                            + problem.column() + " " + problem.what() + " — " + problem.remedy()));
            return UNUSABLE;
        }
    }

    private static int status(TrialResult result) {
        if (!result.isRead()) {
            return UNUSABLE;
        }
        return result.refused() > 0 ? HubCommand.FAILED : 0;
    }

    private void tell(TrialResult result) {
        if (json) {
            System.out.println(TrialJson.of(result));
            return;
        }
        Mapping mapping = result.mapping();
        System.out.println(
                Shown.path(mapping.file()) + ": " + mapping.kind().slug() + " records of " + mapping.format());
        new TrialText(System.out, width()).tell(result);
    }

    private int width() {
        return Math.max(WIDTH_MIN, width == null ? Shown.terminalColumns() : width);
    }

    private static void page(Trial trial, String name) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            trial.page("standard input", System.in);
            return;
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new CommandRefused("there is no file " + file.toAbsolutePath());
        }
        try (InputStream body = new BufferedInputStream(Files.newInputStream(file))) {
            trial.page(name, body);
        }
    }

    private Path mappingFile() {
        Path named = Path.of(mappingName);
        Path folder = mappings == null ? HubFolders.home().resolve("mappings") : mappings;
        Path feed = folder.resolve(mappingName + ".yaml");
        if (!Files.isRegularFile(named) && !Files.isRegularFile(feed)) {
            throw new CommandRefused("there is no mapping " + named.toAbsolutePath() + " or " + feed.toAbsolutePath());
        }
        return Files.isRegularFile(named) ? named : feed;
    }
}
