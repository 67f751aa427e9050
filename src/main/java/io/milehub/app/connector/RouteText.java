package io.milehub.app.connector;

import io.milehub.app.command.CommandRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes a route file. */
final class RouteText {
    /** How a feed comes in. */
    enum Transport {
        HTTP,
        SFTP,
        WEBHOOK
    }

    private static final Pattern SETTING = Pattern.compile("\\{\\{source\\.([a-z0-9-]+)}}");

    private RouteText() {}

    static String of(ConnectorOptions options, boolean pages) {
        String how = options.transport() == Transport.WEBHOOK
                ? "pushed as signed webhooks."
                : "fetched every " + options.every() + ".";
        String head = "# " + options.supplier() + ", " + options.feed() + ": " + how;
        List<String> lines = new ArrayList<>(List.of(head, "- from:"));
        if (options.transport() == Transport.WEBHOOK) {
            lines.add("    uri: hub:webhook");
            lines.add("    parameters: { source: " + options.source() + ", feed: " + options.feed() + " }");
        } else {
            lines.add("    uri: hub:pull");
            lines.add("    parameters: { source: " + options.source() + ", feed: " + options.feed() + ", every: "
                    + options.every() + more(options, pages) + " }");
        }
        lines.add("    steps:");
        lines.addAll(steps(options));
        lines.add("      - to: hub:intake");
        return String.join("\n", lines) + "\n";
    }

    private static String more(ConnectorOptions options, boolean pages) {
        String query = options.query().isEmpty() ? "" : ", query: " + quoted(options.query());
        return query + (pages ? ", cursor: " + options.cursor() : "");
    }

    private static String quoted(String query) {
        String raw = query.matches(".*[&%+].*") ? "RAW(" + query + ")" : query;
        return "\"" + raw.replace("\"", "%22") + "\"";
    }

    private static List<String> steps(ConnectorOptions options) {
        return switch (options.transport()) {
            case WEBHOOK -> List.of();
            case HTTP -> {
                List<String> steps = new ArrayList<>();
                if (!options.header().isEmpty()) {
                    steps.add("      - setHeader: { name: " + options.header() + ", constant: \"{{source.token}}\" }");
                }
                steps.add("      - to: \"{{source.base-url}}/" + options.path().replaceFirst("^/", "") + "\"");
                yield steps;
            }
            case SFTP -> sftp(options.path());
        };
    }

    private static List<String> sftp(String path) {
        int name = path.lastIndexOf('/');
        String folder = name > 0 ? path.substring(0, name) : "";
        return List.of(
                "      - poll:",
                "          uri: sftp:{{source.host}}:{{source.port}}/" + folder.replaceFirst("^/", ""),
                "          parameters:",
                "            fileName: \"" + path.substring(name + 1) + "\"",
                "            username: \"{{source.user}}\"",
                "            password: \"{{source.password}}\"",
                "            knownHostsFile: \"{{source.known-hosts}}\"");
    }

    /** The settings that a subscriber needs, in the order of the route. */
    static List<String> settings(String route) {
        return SETTING.matcher(route)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    static Transport transport(String written) {
        return switch (written) {
            case "http" -> Transport.HTTP;
            case "sftp" -> Transport.SFTP;
            case "webhook" -> Transport.WEBHOOK;
            default ->
                throw new CommandRefused(
                        "routes know no transport '" + written + "': http, sftp and webhook; see docs/routes.md");
        };
    }
}
