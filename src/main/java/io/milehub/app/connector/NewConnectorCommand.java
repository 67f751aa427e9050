package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import io.milehub.app.command.HubCommand;
import io.milehub.app.command.HubFolders;
import io.milehub.canonical.RecordKind;
import io.milehub.connectors.ConnectorFolders;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.sample.Sample;
import io.milehub.mapping.sample.SampleCut;
import io.milehub.mapping.sketch.CaseText;
import io.milehub.mapping.sketch.Sketch;
import io.milehub.mapping.sketch.Sketching;
import io.milehub.mapping.sketch.Wishes;
import io.milehub.mapping.trial.TrialResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub new connector}: needs neither Spring nor database nor network. */
@Command(
        name = "connector",
        description = {
            "Writes route, mapping, lookup tables and a case from a sample of the feed. On a terminal it asks for what"
                    + " no option says.",
            "Example: new connector --source maison-blanche --feed stock --record stock --sample stock.json"
        })
final class NewConnectorCommand implements Callable<Integer> {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    @Option(names = "--source", paramLabel = "NAME", description = "the supplier's source, a slug: maison-blanche")
    private @Nullable String source;

    @Option(names = "--feed", paramLabel = "NAME", description = "the feed, a slug: catalogue, stock, prices")
    private @Nullable String feed;

    @Option(names = "--sample", paramLabel = "FILE", description = "a body as the supplier sends it, also packed")
    private @Nullable String sample;

    @Option(names = "--record", paramLabel = "KIND", description = "item, stock or price")
    private @Nullable String record;

    @Mixin
    private FetchOptions fetch = new FetchOptions();

    @Mixin
    private SketchOptions sketch = new SketchOptions();

    @Option(names = "--routes", paramLabel = "DIR", description = "folder of route files (default: routes)")
    private @Nullable Path routes;

    @Option(names = "--mappings", paramLabel = "DIR", description = "folder of mapping files (default: mappings)")
    private @Nullable Path mappings;

    private final Questions questions = Questions.ofTerminal();

    @Override
    public Integer call() throws IOException {
        if (!questions.isAsking()) {
            refuseWithout();
        }
        String file = questions.answer(sample, "--sample", "file with a sample", null, NewConnectorCommand::readable);
        Sample read = read(Path.of(file));
        String name =
                questions.answer(source, "--source", "name of the source", null, answer -> slug(answer, "--source"));
        ConnectorFolders folders = new ConnectorFolders(folder(routes, "routes"), folder(mappings, "mappings"));
        String feedName = questions.answer(feed, "--feed", "name of the feed", "catalogue", answer -> {
            Path there = folders.mappings().resolve(name).resolve(slug(answer, "--feed") + ".yaml");
            if (Files.exists(there) && feed == null) {
                throw new CommandRefused(Shown.path(there) + " is there already; name another");
            }
            return answer;
        });
        RecordKind kind = questions.answer(
                record,
                "--record",
                "kind of its records: item, stock or price",
                usual(feedName),
                answer -> kind(answer));
        ConnectorOptions options = fetch.read(name, feedName, Path.of(file), questions);
        Wishes wishes = sketch.read(kind, options, questions);
        try {
            Path mapping = folders.mappings().resolve(name).resolve(feedName + ".yaml");
            Sketch first = Sketching.of(read, mapping, wishes);
            Wishes all = sketch.further(wishes, first, questions);
            return write(options, folders, read, all.equals(wishes) ? first : Sketching.of(read, mapping, all));
        } catch (DecodeRefused refused) {
            throw new CommandRefused(file + ": " + refused.getMessage());
        } catch (IllegalArgumentException noPath) {
            if (wishes.each() == null) {
                throw noPath;
            }
            throw new CommandRefused("--each " + wishes.each() + ": " + noPath.getMessage());
        }
    }

    /** Elsewhere than on a terminal nothing can be asked, so all that is lacking is named at once. */
    private void refuseWithout() {
        List<String> lacking = new ArrayList<>();
        if (sample == null) {
            lacking.add("--sample FILE");
        }
        if (source == null) {
            lacking.add("--source NAME");
        }
        if (!lacking.isEmpty()) {
            throw new CommandRefused("there is no terminal to ask on; say " + String.join(" and ", lacking)
                    + ", and what else --help names");
        }
    }

    private static String usual(String feed) {
        return feed.matches(".*(stock|inventory).*") ? "stock" : feed.matches(".*price.*") ? "price" : "item";
    }

    private static String readable(String file) {
        try {
            read(Path.of(file));
            return file;
        } catch (IOException | InvalidPathException unreadable) {
            throw new CommandRefused(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static Sample read(Path body) throws IOException {
        if (!Files.isRegularFile(body)) {
            throw new CommandRefused("there is no sample " + body.toAbsolutePath());
        }
        try (InputStream bytes = Files.newInputStream(body)) {
            return Sample.read(bytes);
        } catch (DecodeRefused refused) {
            throw new CommandRefused(body + ": " + refused.getMessage());
        }
    }

    private static int write(ConnectorOptions options, ConnectorFolders folders, Sample sample, Sketch sketch)
            throws DecodeRefused, IOException {
        Path mapping = folders.mappings().resolve(options.source()).resolve(options.feed() + ".yaml");
        NewFiles files = new NewFiles();
        boolean pages = sketch.mapping().contains("\n  next: ");
        String route = RouteText.of(options, pages);
        files.add(folders.routes().resolve(options.source()).resolve(options.feed() + ".camel.yaml"), route);
        files.add(mapping, "# " + options.supplier() + ", " + options.feed() + ".\n" + sketch.mapping());
        sketch.tables().forEach((name, table) -> files.add(mapping.resolveSibling(name), table));
        TrialResult trial = sketch.trial();
        if (trial != null) {
            Path cases = mapping.resolveSibling(options.feed());
            byte[] input = SampleCut.of(sample, sketch.layout());
            files.add(cases.resolve("sample.in." + sample.format()), input);
            for (Map.Entry<String, String> file :
                    CaseText.of(trial.mapping(), input).entrySet()) {
                files.add(cases.resolve("sample" + file.getKey()), file.getValue());
            }
        }
        files.write();
        boolean sound = new SketchText(System.out, options).tell(sketch, files, route, folders);
        return sound ? 0 : HubCommand.FAILED;
    }

    private static String slug(String name, String option) {
        if (!SLUG.matcher(name).matches()) {
            throw new CommandRefused(
                    option + " is small letters, digits and hyphens and begins with a letter, not '" + name + "'");
        }
        return name;
    }

    private static RecordKind kind(String written) {
        return RecordKind.of(written)
                .orElseThrow(() ->
                        new CommandRefused("there is no kind of record '" + written + "'; docs/mapping.md lists them"));
    }

    private static Path folder(@Nullable Path named, String usual) {
        return named == null ? HubFolders.home().resolve(usual) : named.toAbsolutePath();
    }
}
