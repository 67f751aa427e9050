package io.milehub.mapping;

import io.milehub.canonical.CanonicalRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mapping written in a test, and what it made of a body. */
public final class TestMapping {
    private TestMapping() {}

    public static Mapping of(Path folder, String yaml) throws IOException, MappingProblems {
        return MappingLoader.load(write(folder, yaml));
    }

    public static List<Problem> problems(Path folder, String yaml) throws IOException {
        try {
            of(folder, yaml);
            return List.of();
        } catch (MappingProblems refused) {
            return refused.problems();
        }
    }

    private static Path write(Path folder, String yaml) throws IOException {
        Path file = Files.createDirectories(folder.resolve("house")).resolve("feed.yaml");
        return Files.writeString(file, yaml);
    }

    public static Outcome run(Mapping mapping, String body) throws DecodeRefused, IOException {
        return run(mapping, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    public static Outcome run(Mapping mapping, InputStream body) throws DecodeRefused, IOException {
        Outcome outcome = new Outcome();
        outcome.page = mapping.map(body, outcome);
        return outcome;
    }

    /** What came out, in lines. */
    public static final class Outcome implements RecordSink {
        public final List<CanonicalRecord> accepted = new ArrayList<>();
        public final List<String> refused = new ArrayList<>();
        public final List<String> raw = new ArrayList<>();
        public final List<Integer> ordinals = new ArrayList<>();
        public @Nullable PageFacts page;

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            ordinals.add(ordinal);
            accepted.add(record);
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String text, List<Refusal> reasons) {
            ordinals.add(ordinal);
            raw.add(text);
            reasons.forEach(reason -> refused.add(ordinal + " " + reason.code() + " " + reason.field()));
        }

        @Override
        public void skipped(int ordinal) {
            ordinals.add(ordinal);
        }
    }
}
