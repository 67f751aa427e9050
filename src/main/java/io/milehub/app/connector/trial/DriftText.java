package io.milehub.app.connector.trial;

import io.milehub.mapping.drift.DriftReport;
import io.milehub.mapping.drift.DriftReport.Missed;
import io.milehub.mapping.drift.DriftReport.NeverThere;
import io.milehub.mapping.drift.DriftReport.Seen;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Where bodies and mapping do not fit, as a human reads it. */
final class DriftText {
    private static final int SHOWN_MAX = 200;

    private final PrintStream out;
    private final int width;

    DriftText(PrintStream out, int width) {
        this.out = out;
        this.width = width;
    }

    void tell(DriftReport drift) {
        ignored(drift);
        neverThere(drift.neverThere());
        missed(drift.missed());
        if (!drift.dropped().isEmpty()) {
            out.println();
            out.println("Left out of their records, because the mapping says `absent`:");
            drift.dropped()
                    .forEach(value -> out.printf(
                            "  %6d × %s: %s: %s%n", value.records(), value.field(), value.code(), value.example()));
        }
    }

    private void ignored(DriftReport drift) {
        if (drift.unread().isEmpty()) {
            return;
        }
        out.println();
        out.println("Ignored: no expression reads");
        TerminalTable table = new TerminalTable(List.of("  field", "records", "is", "example"), 1);
        for (Seen seen :
                drift.unread().subList(0, Math.min(SHOWN_MAX, drift.unread().size()))) {
            String example = seen.example();
            table.add(List.of(
                    "  " + seen.path(),
                    seen.path().startsWith("$") ? String.valueOf(seen.told()) : seen.told() + " of " + drift.looked(),
                    types(seen),
                    example == null ? "" : example));
        }
        table.lines(width).forEach(out::println);
        if (drift.unread().size() > SHOWN_MAX || drift.placesLeftOut()) {
            out.println("  … and more; --json lists what was told apart");
        }
    }

    private static String types(Seen seen) {
        return String.join(
                "/",
                seen.types().stream()
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private void neverThere(List<NeverThere> missing) {
        if (missing.isEmpty()) {
            return;
        }
        out.println();
        out.println("Read, and never there:");
        for (NeverThere path : missing) {
            String how = switch (path.absence()) {
                case ABSENT -> "no record has it";
                case BLANK -> "it is blank in every record";
                case AFTER_RECORDS -> "it stands after the records, where they cannot read it";
            };
            out.printf("  %s: %s (line %d: %s)%n", path.path(), how, path.line(), String.join(", ", path.uses()));
        }
    }

    private void missed(List<Missed> missed) {
        if (missed.isEmpty()) {
            return;
        }
        out.println();
        out.println("Not in their lookup tables:");
        for (Missed table : missed) {
            List<String> keys = table.keys().stream()
                    .map(key -> "\"" + key.key() + "\" × " + key.times())
                    .toList();
            out.printf("  %s: %s%s%n", table.table(), String.join(", ", keys), table.keysLeftOut() ? ", …" : "");
        }
    }
}
