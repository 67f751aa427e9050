package io.milehub.connectors.routes;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The two ways in which a route file reads something at run time: {@code {{source.…}}} and {@code ${…}}. */
final class Placeholders {
    private static final Pattern SETTING = Pattern.compile("\\{\\{(.*?)}}");
    private static final Pattern NAME = Pattern.compile("source\\.([a-z][a-z0-9-]*)");
    private static final Pattern FUNCTION = Pattern.compile("\\$(?:simple)?\\{(.*?)}");
    private static final Pattern HARMLESS =
            Pattern.compile("(header|exchangeProperty)\\.[A-Za-z][A-Za-z0-9-]*|date:now:[^}]+");
    /** Camel's own headers that a route may set; others could redirect a call or change what a step does. */
    static final Set<String> CAMEL_HEADERS = Set.of("CamelHttpMethod", "CamelHttpPath", "CamelHttpQuery");

    private Placeholders() {}

    static void settings(Node at, String text, Findings findings) {
        Matcher found = SETTING.matcher(text);
        while (found.find()) {
            Matcher name = NAME.matcher(found.group(1));
            if (name.matches()) {
                boolean address =
                        found.start() == 0 && Door.ADDRESS_SETTING.matcher(text).find();
                findings.reads(name.group(1), address, at);
            } else {
                findings.error(
                        at,
                        "'{{" + found.group(1) + "}}' is no setting of the subscriber.",
                        "Write {{source.<name>}} with a name in lower case, digits and hyphens.");
            }
        }
    }

    static void functions(Node at, String text, Findings findings) {
        Matcher found = FUNCTION.matcher(text);
        while (found.find()) {
            if (!HARMLESS.matcher(found.group(1)).matches()) {
                findings.error(
                        at,
                        "'${" + found.group(1) + "}' may not be evaluated in a route file.",
                        "Use ${header.<name>}, ${exchangeProperty.<name>} or ${date:now:<pattern>}.");
            }
        }
    }

    static void header(Node at, String name, Findings findings) {
        boolean reserved = name.regionMatches(true, 0, "Camel", 0, 5) || name.regionMatches(true, 0, "Hub", 0, 3);
        if (reserved && !CAMEL_HEADERS.contains(name)) {
            findings.error(
                    at,
                    "The header '" + name + "' steers Camel or the hub and may not be set by a route.",
                    "Of Camel's own headers use " + Fields.listed(CAMEL_HEADERS) + ".");
        }
    }
}
