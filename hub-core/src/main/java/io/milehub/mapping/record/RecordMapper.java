package io.milehub.mapping.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.Recogniser;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.file.MappingPlan;
import io.milehub.mapping.file.MappingPlan.FieldPlan;
import io.milehub.mapping.file.MappingPlan.RefuseRule;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.kind.Draft;
import io.milehub.mapping.kind.FieldDefinition;
import io.milehub.mapping.language.FieldExpression;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides over each element of one body: known, skipped, refused with every reason, or accepted. */
public final class RecordMapper implements ElementSink {
    private final MappingPlan plan;
    private final RecordSink sink;
    private final @Nullable KnownRecords known;
    private final @Nullable Drift drift;
    private final RecordHash hash;
    private final RefusedFacts facts;
    private final @Nullable FieldExpression skip;
    private final RefuseRule[] refusals;
    private final FieldPlan[] fields;
    private final FieldReading.Source[] sources;
    /** The indexes of fields that must be there in one language at least. */
    private final int[] inSomeLanguage;

    private final Supplier<Draft> drafts;
    private int ordinal;
    private int faults;
    private JsonNode rawFrom = NullNode.instance;
    private String raw = "null";

    /**
     * @param known whose absence means that nobody asks for hashes, so that none are made
     * @param drift is shown every record that is judged, if anybody wants to know
     */
    public RecordMapper(MappingPlan plan, RecordSink sink, @Nullable KnownRecords known, @Nullable Drift drift) {
        this.plan = plan;
        this.sink = sink;
        this.known = known;
        this.drift = drift;
        this.hash = new RecordHash(plan.reads());
        this.facts = new RefusedFacts(plan.kind());
        this.drafts = plan.kind().drafts();
        List<FieldDefinition> definitions = plan.kind().fields();
        this.inSomeLanguage = IntStream.range(0, definitions.size())
                .filter(i ->
                        definitions.get(i).byLanguage() && definitions.get(i).required())
                .toArray();
        FieldExpression passedOver = plan.skip();
        this.skip = passedOver == null ? null : passedOver.ofOneBody();
        this.refusals = plan.refusals().stream().map(RefuseRule::ofOneBody).toArray(RefuseRule[]::new);
        this.fields = plan.fields().stream().map(FieldPlan::ofOneBody).toArray(FieldPlan[]::new);
        this.sources = plan.fields().stream()
                .map(field -> FieldReading.of(field, drift))
                .toArray(FieldReading.Source[]::new);
    }

    /** How many elements there were; a fault of what surrounds them has an ordinal and is none. */
    public int records() {
        return ordinal - faults;
    }

    /** The next element has this ordinal. */
    void at(int next) {
        ordinal = next;
    }

    @Override
    public void interchangeBegins() {
        sink.interchangeBegins();
    }

    @Override
    public void fault(Element element) {
        faults++;
        element(element);
    }

    @Override
    public void rootChanged() {
        hash.rootChanged();
    }

    @Override
    public @Nullable Recogniser recogniser() {
        return known == null ? null : new WrittenRecords(hash, known);
    }

    @Override
    public void recognised() {
        sink.same(ordinal++);
    }

    @Override
    public void element(Element element, byte[] written) {
        int current = ordinal++;
        Refusal fault = faultOf(element);
        if (fault == null) {
            judge(current, element, written);
        } else {
            refuse(current, element, Fact.UNKNOWN, List.of(fault));
        }
    }

    @Override
    public void element(Element element) {
        int current = ordinal++;
        Refusal fault = faultOf(element);
        if (fault != null) {
            // A fault is not in the tree, so a faulty element may have the hash of a good one.
            refuse(current, element, Fact.UNKNOWN, List.of(fault));
        } else if (known == null) {
            judge(current, element, null);
        } else {
            byte[] raw = hash.of(element);
            if (known.recognises(raw)) {
                sink.same(current);
            } else {
                judge(current, element, raw);
            }
        }
    }

    private void judge(int current, Element element, byte @Nullable [] raw) {
        if (drift != null) {
            drift.record(element);
        }
        Draft draft = drafts.get();
        if (holds(skip, "skip", element, draft)) {
            sink.skipped(current);
            return;
        }
        if (!fill(element, draft)) {
            sink.skipped(current);
            return;
        }
        if (drift != null) {
            draft.dropped().forEach(drift::dropped);
        }
        if (draft.reasons().isEmpty()) {
            accept(current, plan.kind().build(draft), raw);
        } else {
            refuse(current, element, facts.of(draft), draft.reasons());
        }
    }

    private void accept(int current, CanonicalRecord record, byte @Nullable [] raw) {
        if (raw == null) {
            sink.accepted(current, record);
        } else {
            sink.accepted(current, record, raw);
        }
    }

    private static @Nullable Refusal faultOf(Element element) {
        if (element.fault() != null || element.value().isObject()) {
            return element.fault();
        }
        return new Refusal(
                "field-type", "each", "The record is no object but " + FieldRefused.quote(element.value()) + ".");
    }

    /** Returns false if a field's value means that the record is to be passed over. */
    private boolean fill(Element element, Draft draft) {
        for (int i = 0; i < fields.length; i++) {
            if (!FieldReading.fill(fields[i], sources[i], element, draft)) {
                return false;
            }
        }
        for (int index : inSomeLanguage) {
            FieldDefinition definition = plan.kind().fields().get(index);
            if (!draft.has(index) && !draft.isRefused(definition.name())) {
                draft.refuse(definition.missingCode(), definition.name(), "It is absent in every language.");
            }
        }
        plan.kind().judge(draft);
        for (RefuseRule rule : refusals) {
            if (holds(rule.expression(), rule.code(), element, draft)) {
                draft.refuse(rule.code(), "refuse", "The mapping refuses such records.");
            }
        }
        return true;
    }

    /** Whether a rule is true. A rule that is neither true, false nor null is a mistake, and not taken for true. */
    private static boolean holds(@Nullable FieldExpression rule, String name, Element element, Draft draft) {
        if (rule == null) {
            return false;
        }
        try {
            JsonNode value = rule.of(element);
            if (value instanceof BooleanNode || value.isNull()) {
                return value.booleanValue();
            }
            draft.refuse(
                    "field-type", name, FieldRefused.quote(value) + " is neither true nor false; compare with ==.");
        } catch (FieldRefused refused) {
            draft.refuse(refused.code(), name, refused.detail());
        }
        return false;
    }

    private void refuse(int current, Element element, Fact fact, List<Refusal> reasons) {
        sink.refused(current, fact, rawOf(element.outermost()), List.copyOf(reasons));
    }

    /** Many records of one outermost one may be refused, each with the text of all of it. */
    @SuppressWarnings("ReferenceEquality") // This very tree is meant; to compare content would cost what is saved.
    private String rawOf(JsonNode outermost) {
        if (outermost != rawFrom) {
            raw = RawText.of(outermost, Mapping.RAW_CHARS_MAX);
            rawFrom = outermost;
        }
        return raw;
    }
}
