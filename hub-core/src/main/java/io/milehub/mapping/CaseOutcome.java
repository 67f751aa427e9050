package io.milehub.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.canonical.CanonicalRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a mapping makes of the input of a case. */
final class CaseOutcome implements RecordSink {
    /** The line that stands for a body that was refused as a whole. */
    static final String DOCUMENT = "document";

    final List<ObjectNode> accepted = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    final List<String> details = new ArrayList<>();

    @Nullable
    PageFacts page;

    static CaseOutcome of(Mapping mapping, Path input) throws IOException {
        CaseOutcome outcome = new CaseOutcome();
        try (InputStream body = Files.newInputStream(input)) {
            outcome.page = mapping.map(body, outcome);
        } catch (DecodeRefused refused) {
            outcome.accepted.clear();
            outcome.refused.clear();
            outcome.refused.add(DOCUMENT);
            outcome.details.add(String.valueOf(refused.getMessage()));
        }
        return outcome;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        accepted.add(CanonicalJson.of(record));
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        for (Refusal reason : reasons) {
            refused.add(ordinal + " " + reason.code() + " " + reason.field());
            details.add(ordinal + " " + reason.field() + ": " + reason.detail());
        }
    }

    @Override
    public void skipped(int ordinal) {}
}
