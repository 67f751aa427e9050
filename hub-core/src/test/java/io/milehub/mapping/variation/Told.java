package io.milehub.mapping.variation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What production's decoder and mapping make of bodies, in a line a record. */
final class Told implements RecordSink {
    final List<String> lines = new ArrayList<>();
    private final @Nullable Memory memory;
    private final ArrayDeque<String> recognised = new ArrayDeque<>();
    private int before;

    /** @param memory what was accepted before and is recognised; null where nothing is to be */
    Told(@Nullable Memory memory) {
        this.memory = memory;
    }

    /** Reads a further body; null if it is refused, which then is a line of its own. */
    @Nullable
    PageFacts read(Mapping mapping, InputStream body) throws IOException {
        before = lines.size();
        try {
            return memory == null ? mapping.map(body, this) : mapping.map(body, this, hash -> known(memory, hash));
        } catch (DecodeRefused refused) {
            lines.add("document refused: " + refused.position() + ": " + refused.what());
            return null;
        }
    }

    private boolean known(Memory accepted, byte[] hash) {
        String fact = accepted.facts.get(accepted.key(hash));
        if (fact == null) {
            return false;
        }
        recognised.add(fact);
        return true;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        Map<String, JsonNode> fields = new TreeMap<>();
        CanonicalJson.of(record).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        add(ordinal, "accepted " + fields);
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
        accepted(ordinal, record);
        if (memory != null) {
            String line = lines.getLast();
            String fact = line.substring(line.indexOf(' ') + 1);
            String other = memory.facts.putIfAbsent(memory.key(raw), fact);
            assertThat(other).as("of the same hash").isIn(null, fact);
        }
    }

    @Override
    public void same(int ordinal) {
        add(ordinal, recognised.remove());
        if (memory != null) {
            memory.recognised++;
        }
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        add(
                ordinal,
                "refused " + sku + " "
                        + reasons.stream()
                                .map(reason -> reason.code() + " " + reason.field())
                                .sorted()
                                .toList());
    }

    @Override
    public void skipped(int ordinal) {
        add(ordinal, "skipped");
    }

    /** Ordinals count within a body; lines count on from body to body. */
    private void add(int ordinal, String what) {
        assertThat(before + ordinal).as("ordinal").isEqualTo(lines.size());
        lines.add(lines.size() + " " + what);
    }

    /** What was accepted under which hash, as the live rows of a feed tell it. */
    static class Memory {
        private final Map<String, String> facts = new TreeMap<>();
        int recognised;

        String key(byte[] hash) {
            return HexFormat.of().formatHex(hash);
        }
    }
}
