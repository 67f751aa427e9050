package io.milehub.app.bench.decode;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.MappingLoader;
import io.milehub.mapping.MappingProblems;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.drift.DriftLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The hub's own path for records that it has never seen, as a run takes it: decoded, hashed, shown to the drift report,
 * mapped, validated and built. What follows, the stage of PostgreSQL, is not part of it.
 */
final class HubSide implements Side {

    private static final String FOLDER = "/bench/decode/";
    private static final List<String> TABLES = List.of("families.csv", "taxes.csv");

    private final byte[] body;
    private final Mapping mapping;

    HubSide(Form form, byte[] body) {
        this.body = body;
        this.mapping = mapping(form);
    }

    private static Mapping mapping(Form form) {
        String file = form.name().toLowerCase(Locale.ROOT) + ".yaml";
        Map<String, String> files = new HashMap<>();
        files.put(file, text(file));
        TABLES.forEach(table -> files.put(table, text(table)));
        try {
            return MappingLoader.kept(Path.of("bench", file), files);
        } catch (MappingProblems wrong) {
            throw new IllegalStateException("The benchmark's own mapping " + file + " is wrong", wrong);
        }
    }

    private static String text(String file) {
        try (InputStream resource = Objects.requireNonNull(HubSide.class.getResourceAsStream(FOLDER + file))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String name() {
        return "hub";
    }

    @Override
    public long read() throws Exception {
        Sum sum = new Sum();
        map(sum);
        return sum.of;
    }

    /** Gives every record to the sink. */
    void map(RecordSink sink) throws Exception {
        mapping.map(new ByteArrayInputStream(body), sink, KnownRecords.NONE, mapping.drift(DriftLimits.USUAL));
    }

    /** Adds a record to a sum over all of them, in their order. */
    static long add(long sum, CanonicalRecord record) {
        return sum * 31 + record.hashCode();
    }

    private static final class Sum implements RecordSink {
        private long of;

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            of = add(of, record);
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
            throw new IllegalStateException("Piece " + ordinal + " was refused: " + reasons);
        }

        @Override
        public void skipped(int ordinal) {
            throw new IllegalStateException("Piece " + ordinal + " was passed over");
        }
    }
}
