package io.milehub.mapping.kind;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item.Texts;
import io.milehub.canonical.RecordKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The fields of one record kind, what they must be together, and how a record is built once each of them is good. */
public final class KindDefinition {
    private final RecordKind kind;
    private final List<FieldDefinition> fields;
    private final Function<Draft, CanonicalRecord> builder;
    private final Map<String, String> beside;
    private final List<Pair> pairs;
    private final Consumer<Draft> rule;

    KindDefinition(RecordKind kind, List<FieldDefinition> fields, Function<Draft, CanonicalRecord> builder) {
        this(kind, fields, builder, Map.of(), _ -> {});
    }

    private KindDefinition(
            RecordKind kind,
            List<FieldDefinition> fields,
            Function<Draft, CanonicalRecord> builder,
            Map<String, String> beside,
            Consumer<Draft> rule) {
        this.kind = kind;
        this.fields = List.copyOf(fields);
        this.builder = builder;
        this.beside = Map.copyOf(beside);
        this.pairs = this.beside.entrySet().stream()
                .map(pair -> new Pair(pair.getKey(), indexOf(pair.getKey()), pair.getValue(), indexOf(pair.getValue())))
                .toList();
        this.rule = rule;
    }

    /** The same, where no record has the field without the other. */
    KindDefinition beside(String field, String other) {
        return new KindDefinition(kind, fields, builder, Map.of(field, other), rule);
    }

    /** The same, with what must hold of fields together; it refuses what does not. */
    KindDefinition where(Consumer<Draft> holds) {
        return new KindDefinition(kind, fields, builder, beside, holds);
    }

    /** The definition of a kind. */
    public static KindDefinition of(RecordKind kind) {
        return switch (kind) {
            case ITEM -> ItemKind.DEFINITION;
            case STOCK -> StockKind.DEFINITION;
            case PRICE -> PriceKind.DEFINITION;
            case ORDER_STATUS -> OrderStatusKind.DEFINITION;
            case SHIPMENT -> ShipmentKind.DEFINITION;
            case RETURN -> ReturnKind.DEFINITION;
            case FX_RATE -> FxRateKind.DEFINITION;
        };
    }

    public RecordKind kind() {
        return kind;
    }

    public List<FieldDefinition> fields() {
        return fields;
    }

    /** Fields with the field that must stand beside each. */
    public Map<String, String> beside() {
        return beside;
    }

    /** The index of the field that a mapping's name means, or -1. */
    public int indexOf(String written) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).isNamed(written)) {
                return i;
            }
        }
        return -1;
    }

    public Draft draft() {
        return drafts().get();
    }

    /** Makes the drafts of one body, whose texts by language are remembered from one to the next; for one thread. */
    public Supplier<Draft> drafts() {
        Texts[] noTexts = new Texts[fields.size()];
        Arrays.setAll(noTexts, _ -> new Texts());
        return () -> new Draft(noTexts);
    }

    /** Refuses a draft whose fields do not go together. */
    public void judge(Draft draft) {
        for (Pair pair : pairs) {
            if (draft.has(pair.index) && !draft.has(pair.otherIndex) && !draft.isRefused(pair.other)) {
                draft.refuse("field-missing", pair.other, "It must stand beside `" + pair.field + "`.");
            }
        }
        rule.accept(draft);
    }

    /** Two fields by their names and places, the first of which stands only with the other. */
    private record Pair(String field, int index, String other, int otherIndex) {}

    /** The record of a draft without reasons against it. */
    public CanonicalRecord build(Draft draft) {
        return builder.apply(draft);
    }
}
