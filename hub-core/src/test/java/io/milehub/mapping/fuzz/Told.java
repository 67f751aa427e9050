package io.milehub.mapping.fuzz;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that was told of one body, in lines; of a body that swells, the first of them and a hash over all. */
final class Told implements RecordSink {
    private static final int CHARS_MAX = 64 * 1024;

    private final StringBuilder lines = new StringBuilder();
    private final Set<String> hashes = new HashSet<>();
    private long hash;
    private int records;
    private int faults;
    private int same;
    private @Nullable PageFacts page;
    private @Nullable DecodeRefused refused;

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        count(ordinal);
        line(ordinal + " accepted " + record);
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
        accepted(ordinal, record);
        hashes.add(HexFormat.of().formatHex(raw));
    }

    @Override
    public void same(int ordinal) {
        count(ordinal);
        same++;
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        count(ordinal);
        if (reasons.isEmpty()) {
            throw new Broken("nothing is silently lost", "record " + ordinal + " is refused without a reason");
        }
        if (reasons.getFirst().code().startsWith("envelope-")) {
            faults++;
        }
        line(ordinal + " refused " + sku + " " + reasons + " " + raw.hashCode());
    }

    @Override
    public void skipped(int ordinal) {
        count(ordinal);
        line(ordinal + " skipped");
    }

    @Override
    public void interchangeBegins() {
        line("interchange");
    }

    void page(PageFacts facts) {
        page = facts;
        line(facts.toString());
    }

    void refused(DecodeRefused why) {
        refused = why;
        if (why.position().isBlank() || why.what().isBlank() || why.remedy().isBlank()) {
            throw new Broken("a refusal says where, what and what to do", why.toString());
        }
    }

    /** Null where the body was refused. */
    @Nullable
    PageFacts page() {
        return page;
    }

    @Nullable
    DecodeRefused refused() {
        return refused;
    }

    int records() {
        return records;
    }

    /** Faults of what surrounds the records, which are told like records. */
    int faults() {
        return faults;
    }

    int same() {
        return same;
    }

    /** Of what was accepted. */
    Set<String> hashes() {
        return hashes;
    }

    @Override
    public String toString() {
        return withoutPlace() + (refused == null ? "" : "\n" + refused.getMessage());
    }

    /**
     * While records are looked for by their bytes, the place of a refusal is not exact, nor which character stands
     * there, since a quote stands where one was cut, and a body is read again.
     */
    String withoutPlace() {
        String end = refused == null ? "" : ", refused: " + refused.what() + " " + refused.remedy();
        return lines + "\n" + records + " in all, hash " + hash
                + end.replaceAll("line [0-9]+, column [0-9]+", "a place")
                        .replaceAll("Unexpected character \\('.*?' \\(code [^)]*\\)\\)", "Unexpected character");
    }

    private void count(int ordinal) {
        if (ordinal != records) {
            throw new Broken("nothing is silently lost", "record " + ordinal + " comes where " + records + " is due");
        }
        records++;
    }

    private void line(String line) {
        hash = 31 * hash + line.hashCode();
        if (lines.length() < CHARS_MAX) {
            lines.append(line, 0, Math.min(line.length(), CHARS_MAX)).append('\n');
        }
    }
}
