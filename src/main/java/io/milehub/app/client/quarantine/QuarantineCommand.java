package io.milehub.app.client.quarantine;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code hub quarantine}. */
@Command(
        name = "quarantine",
        description = "Lists what could not be taken in, by feed and reason; with --records, record by record.",
        subcommands = {
            QuarantineCommand.Show.class,
            RetryCommand.Retry.class,
            RetryCommand.Release.class,
            DismissCommand.class
        })
public final class QuarantineCommand implements Callable<Integer> {
    @Mixin
    private Operator operator = new Operator();

    @Option(names = "--feed", paramLabel = "SOURCE/FEED", description = "only of this feed")
    private @Nullable String feed;

    @Option(names = "--reason", paramLabel = "CODE", description = "only what gives this reason")
    private @Nullable String reason;

    @Option(names = "--records", description = "the records, newest first, instead of how many there are")
    private boolean records;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            defaultValue = "OPEN",
            description = "with --records: OPEN, RELEASED, DISMISSED or SUPERSEDED (default: OPEN)")
    private String state = "OPEN";

    @Option(names = "--before", paramLabel = "ID", description = "with --records: older than this one, for pages")
    private @Nullable Long before;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "1 to 200 (default: 50)")
    private int limit = 50;

    @Override
    public Integer call() {
        String query = "limit=" + limit + ofFeed() + (reason == null ? "" : "&reason=" + Operator.encoded(reason));
        var text = new QuarantineText(System.out);
        if (records) {
            String page = "&state=" + Operator.encoded(state) + (before == null ? "" : "&before=" + before);
            text.records(operator.get("/ops/quarantine?" + query + page));
        } else {
            text.reasons(operator.get("/ops/quarantine/reasons?" + query));
        }
        return 0;
    }

    private String ofFeed() {
        if (feed == null) {
            return "";
        }
        String[] parts = Meant.parts(feed);
        return "&source=" + Operator.encoded(parts[0]) + "&feed=" + Operator.encoded(parts[1]);
    }

    /** {@code hub quarantine show}. */
    @Command(name = "show", description = "Shows one record: as it came, why it was refused, and what to do about it.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private Operator operator = new Operator();

        @Parameters(index = "0", paramLabel = "ID", description = "its number, as the lists show it")
        private long id;

        @Override
        public Integer call() {
            JsonNode record = operator.get("/ops/quarantine/" + id);
            new QuarantineText(System.out).record(record);
            return 0;
        }
    }
}
