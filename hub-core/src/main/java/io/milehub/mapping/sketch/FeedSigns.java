package io.milehub.mapping.sketch;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.sample.Columns;
import io.milehub.mapping.sample.Layout;
import io.milehub.mapping.sample.Sample;
import java.util.Collection;

/** Whether a sample that can be read is a feed at all: an answer with an error, or one without records, is none. */
final class FeedSigns {
    private final Sample sample;
    private final Layout layout;
    private final Columns columns;

    FeedSigns(Sample sample, Layout layout, Columns columns) {
        this.sample = sample;
        this.layout = layout;
        this.columns = columns;
    }

    void refuseNone() throws DecodeRefused {
        if (columns.records() > 0) {
            return;
        }
        String what = switch (layout.format()) {
            case "edi" ->
                "The sample has messages " + String.join(", ", layout.messages()) + " and no segment " + layout.each()
                        + " in them";
            case "csv" -> "The sample is a table without any row below its header";
            default -> "The sample has no record at " + layout.each();
        };
        throw new DecodeRefused(
                "line 1", what + ".", "Take one with a few records, or say where they stand with --each.");
    }

    /** @param guessed what was found; constants alone say nothing */
    void refuseUnlike(RecordKind kind, Collection<String> guessed) throws DecodeRefused {
        boolean any = guessed.stream().anyMatch(expression -> !expression.startsWith("\""));
        long filled = columns.all().stream()
                .filter(column -> column.values().size() * 2 >= columns.records())
                .count();
        boolean table = layout.format().equals("csv") && filled > 1;
        boolean list = layout.each() != null
                && layout.each().contains("[]")
                && columns.all().size() > 1;
        if (!any && !table && !list && !layout.format().equals("ndjson")) {
            throw new DecodeRefused(
                    "line 1",
                    "Nothing in the sample, read as " + sample.format() + ", looks like a field of " + kind.slug()
                            + " records.",
                    "Look at it: is it the feed, and no error? If it is, say where its records stand with --each.");
        }
    }
}
