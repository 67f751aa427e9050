package io.milehub.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.CanonicalRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Bodies read once to learn their records, and then again by whoever recognises them. */
final class Recognition {
    private final Set<String> known = new HashSet<>();
    private int same;

    void forget() {
        known.clear();
    }

    void learn(Mapping mapping, byte[] body) {
        Told told = new Told();
        if (told.read(mapping, new ByteArrayInputStream(body), KnownRecords.NONE)) {
            known.addAll(told.hashes);
        }
    }

    /** What is recognised must be what would be accepted; all else, and every refusal, must be the same. */
    void requireEqual(Mapping mapping, byte[] body, String what) {
        Told parsed = new Told();
        parsed.read(mapping, new ByteArrayInputStream(body), null);
        Told recognised = tell(mapping, body, 7);
        assertThat(recognised.lines).as(what).isEqualTo(parsed.lines);
        same += recognised.same.size();
    }

    /** How many were recognised where all was required to be equal. */
    int same() {
        return same;
    }

    /** Reads a body in chunks of at most so many bytes. */
    Told tell(Mapping mapping, byte[] body, int readBytes) {
        Told told = new Told();
        told.read(mapping, new Chunks(body, readBytes), hash -> known.contains(hex(hash)));
        return told;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** What a reading comes to: one line a record, and what the body says of itself or why it is refused. */
    static final class Told implements RecordSink {
        final List<String> lines = new ArrayList<>();
        private final List<String> hashes = new ArrayList<>();
        final List<Integer> same = new ArrayList<>();
        private final TreeMap<Integer, String> records = new TreeMap<>();

        private boolean read(Mapping mapping, InputStream body, @Nullable KnownRecords known) {
            try {
                PageFacts page = known == null ? mapping.map(body, this) : mapping.map(body, this, known);
                lines.add(page.toString());
                records.forEach((ordinal, record) -> lines.add(ordinal + " " + record));
                return true;
            } catch (DecodeRefused refused) {
                // Where and at what the parser stumbles is not the same once something was cut; whoever reads with
                // recognition reads once more without to say that.
                lines.add("refused");
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
            return false;
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            records.put(ordinal, "accepted");
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
            accepted(ordinal, record);
            hashes.add(hex(raw));
        }

        @Override
        public void same(int ordinal) {
            records.put(ordinal, "accepted");
            same.add(ordinal);
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
            records.put(ordinal, "refused " + sku + " " + raw + " " + reasons);
        }

        @Override
        public void skipped(int ordinal) {
            records.put(ordinal, "skipped");
        }
    }
}
