package io.milehub.app.client.quarantine;

import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Quarantined records for a human. */
final class QuarantineText {
    private static final String REASON = "%8s  %-28s %-22s %-18s %-20s %s%n";
    private static final String RECORD = "%-8s %-28s %-20s %-12s %-18s %-20s %s%n";
    private static final int RAW_CHARS = 4_000;
    /** Where a row of a spreadsheet says its number. */
    private static final Pattern ROW = Pattern.compile("\"_row\":(\\d+)");

    private final PrintStream out;

    QuarantineText(PrintStream out) {
        this.out = out;
    }

    void reasons(JsonNode reasons) {
        if (reasons.isEmpty()) {
            out.println("Nothing is in quarantine.");
            return;
        }
        out.printf(REASON, "records", "feed", "reason", "field", "newest", "for example");
        for (JsonNode reason : reasons) {
            JsonNode example = reason.path("example");
            out.printf(
                    REASON,
                    reason.path("records").asInt(),
                    feed(reason),
                    text(reason, "code"),
                    text(reason, "field"),
                    moment(reason, "newest"),
                    text(example, "id") + " (" + place(example) + ")");
            out.printf("%8s  %s%n", "", text(example, "detail"));
        }
        out.println();
        out.println("./hub quarantine show ID   shows a record, all of its reasons and what to do about each");
    }

    void records(JsonNode page) {
        JsonNode records = page.path("items");
        if (records.isEmpty()) {
            out.println("No such record is in quarantine.");
            return;
        }
        out.printf(RECORD, "id", "feed", "sku", "delivery", "place", "refused", "reasons");
        for (JsonNode record : records) {
            out.printf(
                    RECORD,
                    text(record, "id"),
                    feed(record),
                    text(record, "sku"),
                    text(record, "delivery"),
                    position(record),
                    moment(record, "at"),
                    String.join(
                            ", ",
                            record.path("reasons")
                                    .valueStream()
                                    .map(reason -> text(reason, "code"))
                                    .distinct()
                                    .toList()));
        }
        if (page.path("next").isString()) {
            out.println();
            out.println("more: --before " + text(page, "next"));
        }
    }

    void record(JsonNode record) {
        out.printf("%s of %s, %s%n", text(record, "id"), feed(record), text(record, "state"));
        out.printf("  piece      %s%s%n", text(record, "sku"), part(record));
        out.printf(
                "  came       delivery %s%s, %s, received %s%n",
                text(record, "delivery"),
                record.path("externalId").isString() ? " (" + text(record, "externalId") + ")" : "",
                position(record),
                text(record, "receivedAt"));
        out.printf("  refused    %s, by run %s%n", text(record, "at"), text(record, "run"));
        out.printf("  mapping    version %s%n", text(record, "mappingVersion"));
        if (record.path("settled").isObject()) {
            settled(record.path("settled"));
        } else if (record.path("retryRun").isString()) {
            out.printf("  retried    by run %s%n", text(record, "retryRun"));
        }
        for (JsonNode reason : record.path("reasons")) {
            out.printf("%n%s  %s%n", text(reason, "code"), text(reason, "field"));
            out.printf("  %s%n", text(reason, "detail"));
            out.printf("  %s%n", text(reason, "remedy"));
        }
        String raw = text(record, "raw");
        out.println();
        out.println(raw.length() <= RAW_CHARS ? raw : raw.substring(0, RAW_CHARS) + "…");
    }

    private void settled(JsonNode settled) {
        String run = settled.path("run").isString() ? " by run " + text(settled, "run") : "";
        String by = settled.path("by").isString() ? " by " + text(settled, "by") : "";
        String why = settled.path("why").isString() ? ": " + text(settled, "why") : "";
        out.printf("  settled    %s%s%s%s%n", text(settled, "at"), run, by, why);
    }

    private static String feed(JsonNode node) {
        return text(node, "source") + "/" + text(node, "feed");
    }

    private static String part(JsonNode record) {
        String part = text(record, "part");
        return part.isEmpty() || part.equals("-") ? "" : ", " + part;
    }

    private static String place(JsonNode example) {
        String piece = example.path("sku").isString() ? text(example, "sku") + ", " : "";
        return piece + "delivery " + text(example, "delivery") + ", " + position(example);
    }

    private static String position(JsonNode record) {
        int ordinal = record.path("ordinal").asInt();
        Matcher row = ROW.matcher(record.path("raw").asString(""));
        return ordinal < 0 ? "the whole body" : "record " + ordinal + (row.find() ? ", row " + row.group(1) : "");
    }

    private static String moment(JsonNode node, String field) {
        return text(node, field).replaceFirst("\\.\\d+Z$", "Z");
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "-" : value.asString();
    }
}
