package io.milehub.app.client.quarantine;

import io.milehub.app.command.CommandRefused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which records are meant: some by their numbers, or those of a feed. */
final class Meant {
    @Parameters(arity = "0..*", paramLabel = "ID", description = "numbers of records, as the lists show them")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--feed", paramLabel = "SOURCE/FEED", description = "all that is open of this feed")
    private @Nullable String feed;

    @Option(names = "--reason", paramLabel = "CODE", description = "of these only those that give this reason")
    private @Nullable String reason;

    ObjectNode call() {
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        if (ids.isEmpty() == (feed == null)) {
            throw new CommandRefused("name records by their numbers, or a feed with --feed SOURCE/FEED, and not both");
        }
        if (feed != null) {
            String[] parts = parts(feed);
            call.put("source", parts[0]).put("feed", parts[1]);
        } else {
            ids.forEach(call.putArray("ids")::add);
        }
        return reason == null ? call : call.put("reason", reason);
    }

    static String[] parts(String feed) {
        String[] parts = feed.split("/", -1);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new CommandRefused("'" + feed + "' is no feed; write SOURCE/FEED, for example galleria-lume/stock");
        }
        return parts;
    }
}
