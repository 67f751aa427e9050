package io.milehub.mapping.kind;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.RecordKind;
import java.util.List;
import java.util.function.Function;

/** The fields of one record kind, and how a record is built once each of them is good. */
public final class KindDefinition {
    private final RecordKind kind;
    private final List<FieldDefinition> fields;
    private final Function<Draft, CanonicalRecord> builder;

    KindDefinition(RecordKind kind, List<FieldDefinition> fields, Function<Draft, CanonicalRecord> builder) {
        this.kind = kind;
        this.fields = List.copyOf(fields);
        this.builder = builder;
    }

    /** The definition of a kind. */
    public static KindDefinition of(RecordKind kind) {
        return switch (kind) {
            case ITEM -> ItemKind.DEFINITION;
            case STOCK -> StockKind.DEFINITION;
            case PRICE -> PriceKind.DEFINITION;
        };
    }

    public RecordKind kind() {
        return kind;
    }

    public List<FieldDefinition> fields() {
        return fields;
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
        return new Draft(fields.size());
    }

    /** The record of a draft without reasons against it. */
    public CanonicalRecord build(Draft draft) {
        return builder.apply(draft);
    }
}
