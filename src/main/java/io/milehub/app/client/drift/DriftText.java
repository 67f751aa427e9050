package io.milehub.app.client.drift;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The drift of a run for a human: nothing that is as it should be is printed. */
public final class DriftText {
    private static final String LINE = "  %-40s %s%n";

    private final PrintStream out;

    public DriftText(PrintStream out) {
        this.out = out;
    }

    public void tell(JsonNode kept) {
        JsonNode report = kept.path("report");
        out.printf(
                "%s/%s, run %s at %s: looked at %s of %s records that were mapped%n",
                text(kept, "source"),
                text(kept, "feed"),
                text(kept, "run"),
                text(kept, "at"),
                text(report, "looked"),
                text(report, "records"));
        boolean any = list(report, "appeared", "New since the runs before", DriftText::place);
        any |= list(report, "vanished", "Gone since the runs before", DriftText::vanished);
        any |= list(report, "changed", "Of another type than before", DriftText::changed);
        any |= list(report, "neverThere", "Read, but nowhere there", DriftText::never);
        any |= missed(report.path("missed"));
        any |= list(report, "dropped", "Values that were left out, and their records taken in", DriftText::dropped);
        any |= list(report, "unread", "Sent, but read by no expression", DriftText::place);
        if (report.path("placesLeftOut").asBoolean()) {
            out.printf("%nIts bodies have more places than are told apart: not all of them are here.%n");
        }
        if (!any) {
            out.println("Feed and mapping fit.");
        }
    }

    private boolean list(JsonNode report, String name, String title, Function<JsonNode, String> line) {
        JsonNode list = report.path(name);
        if (list.isEmpty()) {
            return false;
        }
        out.printf("%n%s:%n", title);
        for (JsonNode one : list) {
            String subject = one.has("path") ? text(one, "path") : text(one, "field");
            out.printf(LINE, subject, line.apply(one));
        }
        if (report.has(name + "More")) {
            out.printf("  … and %s more%n", text(report, name + "More"));
        }
        return true;
    }

    private boolean missed(JsonNode tables) {
        for (JsonNode table : tables) {
            out.printf("%nKeys that the lookup `%s` misses (%s times):%n", text(table, "table"), text(table, "times"));
            for (JsonNode key : table.path("keys")) {
                out.printf(LINE, text(key, "key"), text(key, "times"));
            }
            if (table.path("keysLeftOut").asBoolean()) {
                out.println("  … and more");
            }
        }
        return !tables.isEmpty();
    }

    private static String place(JsonNode place) {
        String example = text(place, "example");
        return "in " + text(place, "records") + ", " + types(place.path("types"))
                + (example.isEmpty() ? "" : ", for example " + example);
    }

    private static String vanished(JsonNode place) {
        return place.path("required").isEmpty() ? "" : "needed by " + joined(place.path("required"));
    }

    private static String changed(JsonNode place) {
        return "was " + types(place.path("was")) + ", is " + types(place.path("now")) + ", for example "
                + text(place, "example");
    }

    private static String never(JsonNode place) {
        String how = switch (text(place, "absence")) {
            case "BLANK" -> "always blank, ";
            case "AFTER_RECORDS" -> "stands after the records, ";
            default -> "";
        };
        return how + "read by " + joined(place.path("uses")) + " (line " + text(place, "line") + ")";
    }

    private static String dropped(JsonNode dropped) {
        return text(dropped, "records") + " times " + text(dropped, "code") + ": " + text(dropped, "example");
    }

    private static String types(JsonNode types) {
        return joined(types).toLowerCase(Locale.ROOT);
    }

    private static String joined(JsonNode texts) {
        return String.join(
                ", ", texts.valueStream().map(text -> text.asString()).toList());
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }
}
