package io.milehub.app.client;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** Writes an explanation for a terminal: a line a value, or all there is to know of some. */
final class WhyText {

    private static final int VALUE_CHARS = 38;
    private static final int RECORD_CHARS = 600;
    private static final String ROW = "%-22s %-38s %-26s %9s %5s%n";
    private static final String LEGEND = """

            RECORD is delivery:position, LINE that of mappings/<source>/<feed>.yaml.
            Name a field to see its expression, what it replaced and what lost to it.
            """;
    private static final String LINE = "    %-10s %s%n";

    private final StringBuilder text = new StringBuilder();
    private final boolean whole;

    private WhyText(boolean whole) {
        this.whole = whole;
    }

    /** @param whole everything about each value, instead of one line */
    static String of(JsonNode answer, boolean whole) {
        WhyText text = new WhyText(whole);
        answer.path("offers").forEach(text::offer);
        return text.text.toString();
    }

    private void offer(JsonNode offer) {
        text.append(text.isEmpty() ? "" : "\n")
                .append(said(offer, "supplier"))
                .append(' ')
                .append(said(offer, "sku"))
                .append(": offer ")
                .append(said(offer, "offer"))
                .append(with(offer, ", variant ", "variant"))
                .append(with(offer, ", product ", "product"))
                .append(with(offer, ", removed ", "removedAt"))
                .append('\n')
                .append(with(offer, "", "note"))
                .append(offer.has("note") ? "\n" : "")
                .append('\n');
        if (!whole) {
            row("FIELD", "VALUE", "TOLD BY", "RECORD", "LINE");
        }
        offer.path("values").forEach(whole ? this::value : this::line);
        if (!whole) {
            text.append(LEGEND);
        } else {
            offer.path("records").forEach(this::record);
        }
    }

    private void line(JsonNode value) {
        JsonNode told = value.path("told");
        row(
                said(value, "field"),
                shortened(value.path("value").asString("-")),
                feed(told),
                recordOf(value),
                said(told, "line"));
        for (JsonNode loser : value.path("lost")) {
            row("  lost", shortened(loser.path("value").asString("?")), feed(loser.path("told")), recordOf(loser), "");
        }
    }

    private void value(JsonNode value) {
        text.append(said(value, "field"))
                .append(" = ")
                .append(value.path("value").asString("(none)"))
                .append('\n');
        told(value.path("told"), value.path("value").asString(""));
        note(value);
        for (JsonNode earlier : value.path("replaced")) {
            boolean removed = said(earlier, "fate").equals("REMOVED");
            text.append(LINE.formatted(removed ? "removed" : "before", before(earlier)));
        }
        for (JsonNode loser : value.path("lost")) {
            text.append(LINE.formatted("lost", quoted(loser) + ", " + where(loser.path("told"))));
            text.append(LINE.formatted("", said(loser, "why")));
        }
        text.append('\n');
    }

    private void told(JsonNode told, String shown) {
        if (!told.isObject()) {
            return;
        }
        text.append(LINE.formatted("told by", told(told)));
        text.append(LINE.formatted("in", where(told)));
        if (told.has("expression")) {
            text.append(
                    LINE.formatted("mapped by", said(told, "expression").strip().replace("\n", " ")));
            text.append(LINE.formatted(
                    "at", said(told, "file") + ":" + said(told, "line") + ", mapping version " + version(told)));
        }
        if (!told.path("said").asString(shown).equals(shown)) {
            text.append(LINE.formatted("said", said(told, "said")));
        }
        StringJoiner age = new StringJoiner(", ");
        add(age, "version ", told, "version");
        add(age, "as of ", told, "asOf");
        if (told.has("run")) {
            age.add("applied by run " + said(told, "run")
                    + (told.has("appliedAt") ? " at " + time(told, "appliedAt") : ""));
        }
        text.append(LINE.formatted("moment", age));
        note(told);
    }

    private void note(JsonNode of) {
        if (of.has("note")) {
            text.append(LINE.formatted("note", said(of, "note")));
        }
    }

    private void record(JsonNode record) {
        String raw = said(record, "raw");
        text.append("record ")
                .append(said(record, "record"))
                .append(" of delivery ")
                .append(said(record, "delivery"))
                .append(": ")
                .append(raw.length() <= RECORD_CHARS ? raw : raw.substring(0, RECORD_CHARS) + "... (--json has all)")
                .append('\n');
    }

    private static String recordOf(JsonNode of) {
        JsonNode told = of.path("told");
        return told.isObject() ? said(told, "delivery") + ":" + said(told, "record") : "-";
    }

    private static String told(JsonNode told) {
        return said(told, "supplier") + ", SKU " + said(told, "sku") + ", feed " + feed(told);
    }

    private static String where(JsonNode told) {
        return "delivery " + said(told, "delivery") + ", record " + said(told, "record") + " of " + feed(told)
                + with(told, ", message ", "message")
                + (told.has("receivedAt") ? ", received " + time(told, "receivedAt") : "");
    }

    private static String before(JsonNode earlier) {
        return quoted(earlier)
                + (earlier.has("told") ? ", " + where(earlier.path("told")) : "")
                + "; until"
                + with(earlier, " run ", "untilRun")
                + (earlier.has("untilRun") && earlier.has("until") ? " at" : "")
                + (earlier.has("until") ? " " + time(earlier, "until") : "");
    }

    private static String quoted(JsonNode of) {
        String value = of.path("value").asString("");
        return value.isEmpty() ? with(of.path("told"), "unknown: ", "note") : '"' + value + '"';
    }

    private static String feed(JsonNode told) {
        return told.has("source") ? said(told, "source") + "/" + said(told, "feed") : "-";
    }

    private static String version(JsonNode told) {
        String version = said(told, "mapping");
        return version.substring(0, Math.min(12, version.length()));
    }

    private static void add(StringJoiner to, String before, JsonNode from, String name) {
        if (from.has(name)) {
            to.add(before + (name.equals("asOf") ? time(from, name) : said(from, name)));
        }
    }

    private static String time(JsonNode from, String name) {
        return Instant.parse(said(from, name)).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String with(JsonNode from, String before, String name) {
        return from.has(name) ? before + said(from, name) : "";
    }

    private static String said(JsonNode from, String name) {
        return from.path(name).asString("");
    }

    private void row(String... cells) {
        text.append(ROW.formatted((Object[]) cells).replaceAll(" +\n$", "\n"));
    }

    private static String shortened(String value) {
        String line = value.replace('\n', ' ');
        return line.length() <= VALUE_CHARS ? line : line.substring(0, VALUE_CHARS - 3) + "...";
    }
}
