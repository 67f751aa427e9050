package io.milehub.mapping;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.TestMapping.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A mapping that remembers what it accepted, as the hub does from snapshot to snapshot. */
public final class TestRecognition {
    private final Mapping mapping;
    private final Set<String> known = new HashSet<>();

    public TestRecognition(Mapping mapping) {
        this.mapping = mapping;
    }

    /** What a body holds, and which of its records, by ordinal, a body before held too. */
    public Repeated map(String body) throws DecodeRefused, IOException {
        Repeated repeated = new Repeated();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        mapping.map(new ByteArrayInputStream(bytes), repeated, hash -> known.contains(hex(hash)));
        known.addAll(repeated.hashes);
        return repeated;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** What came out. */
    public static final class Repeated implements RecordSink {
        public final List<Integer> same = new ArrayList<>();
        public final List<String> hashes = new ArrayList<>();
        private final Outcome outcome = new Outcome();

        public List<CanonicalRecord> accepted() {
            return outcome.accepted;
        }

        public List<String> refused() {
            return outcome.refused;
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            throw new AssertionError("accepted without a hash");
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
            outcome.accepted(ordinal, record);
            hashes.add(hex(raw));
        }

        @Override
        public void same(int ordinal) {
            same.add(ordinal);
        }

        @Override
        public void refused(int ordinal, @org.jspecify.annotations.Nullable String sku, String raw, List<Refusal> why) {
            outcome.refused(ordinal, sku, raw, why);
        }

        @Override
        public void skipped(int ordinal) {
            outcome.skipped(ordinal);
        }
    }
}
