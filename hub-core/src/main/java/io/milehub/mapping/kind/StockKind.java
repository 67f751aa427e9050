package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.RecordKind;
import io.milehub.canonical.StockCount;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a stock count. The order of the list is the order of the record's components. */
final class StockKind {
    static final KindDefinition DEFINITION = new KindDefinition(
            RecordKind.STOCK,
            List.of(
                    required("sku", FieldType.TEXT, "sku-missing", 128, "The supplier's number of the piece."),
                    optional("location", FieldType.TEXT, 120, "The place; `main` where there is only one."),
                    required("quantity", FieldType.QUANTITY, "field-missing", 0, "Pieces there."),
                    optional("version", FieldType.VERSION, "version-missing", "The source's version of this fact."),
                    optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
            StockKind::build);

    private StockKind() {}

    private static StockCount build(Draft draft) {
        @Nullable String location = draft.value(1);
        Integer quantity = draft.present(2);
        return new StockCount(
                draft.present(0),
                Objects.requireNonNullElse(location, StockCount.MAIN),
                quantity,
                draft.value(3),
                draft.value(4));
    }
}
