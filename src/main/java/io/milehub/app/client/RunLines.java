package io.milehub.app.client;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Runs as lines of a terminal; a held one with what it would do, and a few of the records it would do it to. */
public final class RunLines {
    private static final String ROW = "%-8s %-16s %-10s %-10s %8s %8s %7s %7s %8s %7s %8s %8s%n";
    private static final String INDENT = "         ";

    private RunLines() {}

    public static void header() {
        System.out.printf(
                ROW, "run", "source", "feed", "state", "records", "refused", "added", "changed", "same", "older",
                "removed", "seconds");
    }

    public static void print(JsonNode run) {
        System.out.printf(
                ROW,
                run.path("id").asString(),
                run.path("source").asString(),
                run.path("feed").asString(),
                run.path("state").asString(),
                run.path("records").asInt(),
                run.path("refused").asInt(),
                run.path("added").asInt(),
                run.path("changed").asInt(),
                run.path("unchanged").asInt(),
                run.path("older").asInt(),
                run.path("removed").asInt(),
                run.path("seconds").isNumber()
                        ? String.format("%.1f", run.path("seconds").asDouble())
                        : "");
        String purpose = run.path("purpose").asString("FEED");
        if (!purpose.equals("FEED")) {
            System.out.println(INDENT + purpose.toLowerCase(Locale.ROOT) + " of quarantined records");
        }
        boolean held = run.path("state").asString().equals("HELD");
        if (held) {
            run.path("findings").forEach(RunLines::finding);
            String id = run.path("id").asString();
            System.out.println(
                    INDENT + "decide: ./hub release " + id + " --why '…'   or   ./hub refuse " + id + " --why '…'");
        } else if (run.path("error").isString()) {
            System.out.println(INDENT + run.path("error").asString());
        }
    }

    private static void finding(JsonNode finding) {
        String brand = finding.has("brand") ? " of " + finding.path("brand").asString() : "";
        String before = finding.path("before").asInt() == 0
                ? ""
                : ", after " + finding.path("before").asInt() + " in the runs before";
        System.out.printf(
                "%s%s: %d of %d%s%s; %d pass%n",
                INDENT,
                finding.path("measure").asString(),
                finding.path("records").asInt(),
                finding.path("of").asInt(),
                brand,
                before,
                finding.path("allowed").asInt());
        for (JsonNode sample : finding.path("samples")) {
            System.out.printf(
                    "%s  %-24s %s -> %s%n",
                    INDENT, sample.path("sku").asString(), shown(sample.path("was")), shown(sample.path("becomes")));
        }
    }

    private static String shown(JsonNode value) {
        return value.isString() ? value.asString() : "nothing";
    }
}
