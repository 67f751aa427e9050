package io.milehub.mapping.decode.edi.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What production makes of bytes, in the words of the suite: each field of each record, and what is in quarantine. */
final class Verdicts implements RecordSink {
    final List<String> lines = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    int ordinals;

    static Verdicts of(Mapping mapping, byte[] body) throws DecodeRefused, IOException {
        Verdicts verdicts = new Verdicts();
        PageFacts page = mapping.map(new ByteArrayInputStream(body), verdicts);
        if (page.asOf() != null) {
            verdicts.lines.add("page | as_of | " + page.asOf());
        }
        mapping.envelopes(new ByteArrayInputStream(body)).interchanges().stream()
                .flatMap(one -> one.groups().stream())
                .flatMap(group -> group.messages().stream())
                .flatMap(message -> message.answers().stream())
                .forEach(answer -> verdicts.lines.add("answer | " + answer.control() + " | " + answer.verdict()));
        return verdicts;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        ordinals++;
        for (var field : CanonicalJson.of(record).properties()) {
            JsonNode value = field.getValue();
            lines.add(ordinal + " | " + field.getKey() + " | " + value.asText());
        }
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String text, List<Refusal> reasons) {
        for (Refusal reason : reasons) {
            if (reason.code().startsWith("envelope-")) {
                faults.add(reason.code() + " " + reason.detail());
            } else {
                lines.add(ordinal + " refused | " + reason.code() + " | " + reason.field());
            }
        }
        ordinals += reasons.getFirst().code().startsWith("envelope-") ? 0 : 1;
    }

    @Override
    public void skipped(int ordinal) {
        ordinals++;
        lines.add(ordinal + " skipped");
    }
}
