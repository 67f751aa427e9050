package io.milehub.mapping.trace;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.file.MappingPlan;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.kind.Draft;
import io.milehub.mapping.record.FieldReading;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds records by their ordinals and maps them field by field; reads no further than the last that is wanted. */
public final class RecordTracer {
    private final MappingPlan plan;

    public RecordTracer(MappingPlan plan) {
        this.plan = plan;
    }

    /** The records at the ordinals, as far as the body has them. */
    public Map<Integer, RecordTrace> trace(InputStream body, SortedSet<Integer> ordinals)
            throws DecodeRefused, IOException {
        Search search = new Search(ordinals);
        if (!ordinals.isEmpty()) {
            try {
                plan.decoder().decode(body, search);
            } catch (Enough allFound) {
                return search.found;
            }
        }
        return search.found;
    }

    /** Ends the decoding of a body whose rest is of no interest. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super(null, null, false, false);
        }
    }

    private final class Search implements ElementSink {
        private final SortedSet<Integer> wanted;
        private final Map<Integer, RecordTrace> found = new TreeMap<>();
        private int ordinal;

        Search(SortedSet<Integer> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void element(Element element) {
            int current = ordinal++;
            if (wanted.contains(current)) {
                found.put(current, map(current, element));
                if (found.size() == wanted.size()) {
                    throw new Enough();
                }
            }
        }
    }

    private RecordTrace map(int ordinal, Element element) {
        List<Refusal> reasons = new ArrayList<>();
        Refusal fault = element.fault();
        CanonicalRecord record = null;
        if (fault == null) {
            Draft draft = plan.kind().draft();
            for (FieldPlan field : plan.fields()) {
                var _ = FieldReading.fill(field, element, draft);
            }
            reasons.addAll(draft.reasons());
            record = reasons.isEmpty() ? plan.kind().build(draft) : null;
        } else {
            reasons.add(fault);
        }
        return new RecordTrace(
                ordinal, record, fields(record), text(element.value()), parent(element.parent()), reasons);
    }

    private List<FieldTrace> fields(@Nullable CanonicalRecord record) {
        JsonNode values = record == null ? null : CanonicalJson.of(record);
        return plan.fields().stream()
                .map(field -> new FieldTrace(
                        field.name(),
                        field.written(),
                        field.line(),
                        values == null ? null : value(values.get(field.name()))))
                .toList();
    }

    private static @Nullable String value(@Nullable JsonNode value) {
        if (value == null || !value.isArray()) {
            return value == null ? null : value.asText();
        }
        List<String> several = new ArrayList<>();
        value.forEach(one -> several.add(one.asText()));
        return String.join(" ", several);
    }

    private static @Nullable String parent(JsonNode around) {
        return around.isObject() && !around.isEmpty() ? text(around) : null;
    }

    private static String text(JsonNode node) {
        String text = node.toString();
        return text.length() <= Mapping.RAW_CHARS_MAX ? text : text.substring(0, Mapping.RAW_CHARS_MAX);
    }
}
