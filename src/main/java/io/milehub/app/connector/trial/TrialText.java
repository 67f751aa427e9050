package io.milehub.app.connector.trial;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.trial.Remedies;
import io.milehub.mapping.trial.TrialResult;
import io.milehub.mapping.trial.TrialResult.At;
import io.milehub.mapping.trial.TrialResult.Page;
import io.milehub.mapping.trial.TrialResult.Refused;
import io.milehub.mapping.trial.TrialResult.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A trial as a human reads it. */
final class TrialText {
    private static final Pattern LINE_AND_COLUMN = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Set<String> KEYS = Set.of("#", "sku");

    private final PrintStream out;
    private final int width;

    TrialText(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    void tell(TrialResult result) {
        result.pages().forEach(this::page);
        out.printf(
                "%d records: %d accepted, %d refused, %d skipped%n",
                result.records(), result.accepted(), result.refused(), result.skipped());
        accepted(result);
        refused(result);
        skipped(result);
        new DriftText(out, width).tell(result.drift());
    }

    private void page(Page page) {
        DecodeRefused refusal = page.refusal();
        PageFacts facts = page.facts();
        if (refusal != null) {
            out.println(place(page.name(), refusal.position()) + " " + refusal.what() + " — " + refusal.remedy());
            out.println("  The body is refused as a whole; what is shown of it below would not be used.");
        } else if (facts != null) {
            out.println(page.name() + said(facts));
        }
    }

    private static String place(String file, String position) {
        Matcher at = LINE_AND_COLUMN.matcher(position);
        return at.matches() ? file + ":" + at.group(1) + ":" + at.group(2) : file + ": " + position + ":";
    }

    private static String said(PageFacts facts) {
        StringBuilder said = new StringBuilder();
        if (facts.next() != null) {
            said.append(", next page ").append(facts.next());
        }
        if (facts.total() != null) {
            said.append(", total ").append(facts.total());
        }
        if (facts.asOf() != null) {
            said.append(", as of ").append(facts.asOf());
        }
        if (!facts.complete()) {
            said.append(", not marked as complete");
        }
        return ": " + (facts.records() == 1 ? "1 record" : facts.records() + " records") + said;
    }

    private void accepted(TrialResult result) {
        if (result.rows().isEmpty()) {
            return;
        }
        boolean pages = result.pages().size() > 1;
        Set<String> fields = new LinkedHashSet<>(List.of("#", "sku"));
        result.rows().forEach(row -> row.record().fieldNames().forEachRemaining(fields::add));
        TerminalTable table = new TerminalTable(List.copyOf(fields), KEYS.size());
        for (Row row : result.rows()) {
            table.add(fields.stream()
                    .map(field -> field.equals("#") ? at(row.at(), pages) : value(row, field))
                    .toList());
        }
        out.println();
        table.lines(width).forEach(out::println);
        more(result.accepted() - result.rows().size(), "accepted");
    }

    private static String value(Row row, String field) {
        var value = row.record().path(field);
        if (!value.isArray()) {
            return value.asText();
        }
        List<String> several = new ArrayList<>();
        value.forEach(one -> several.add(one.asText()));
        return String.join(" ", several);
    }

    private void more(long count, String what) {
        if (count > 0) {
            out.printf("… and %d more %s; --rows N shows more%n", count, what);
        }
    }

    /** Ordinals count from 0, as cases and quarantine do. */
    private static String at(At at, boolean pages) {
        return pages ? (at.page() + 1) + "/" + at.ordinal() : String.valueOf(at.ordinal());
    }

    private void refused(TrialResult result) {
        if (result.refused() == 0) {
            return;
        }
        boolean pages = result.pages().size() > 1;
        out.println();
        out.println("Refused:");
        for (Refused refused : result.refusals()) {
            out.println("  #" + at(refused.at(), pages) + (refused.sku() == null ? "" : " " + refused.sku()));
            for (Refusal reason : refused.reasons()) {
                out.println("    " + reason.field() + ": " + reason.code() + ": "
                        + TerminalTable.cut(reason.detail(), 400) + " — "
                        + Remedies.of(reason.code(), reason.field()));
            }
            out.println("    in " + TerminalTable.cut(refused.raw(), Math.max(20, width - 7)));
        }
        more(result.refused() - result.refusals().size(), "refused");
        result.reasons().forEach((reason, times) -> out.printf("  %6d × %s%n", times, reason));
    }

    private void skipped(TrialResult result) {
        if (result.skipped() == 0) {
            return;
        }
        boolean pages = result.pages().size() > 1;
        String at = String.join(
                ", ",
                result.skippedAt().stream().map(one -> "#" + at(one, pages)).toList());
        String more = result.skipped() > result.skippedAt().size() ? ", …" : "";
        out.println();
        out.printf("Passed over, because the mapping skips them: %d (%s%s)%n", result.skipped(), at, more);
    }
}
