package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.LineReport.OrderStatus;
import io.milehub.canonical.RecordKind;
import java.util.List;

/** The fields of an answer to an order. The order of the list is the order of the record's components. */
final class OrderStatusKind {
    static final KindDefinition DEFINITION = new KindDefinition(
            RecordKind.ORDER_STATUS,
            List.of(
                    LineFields.ORDER,
                    LineFields.LINE,
                    LineFields.SKU,
                    required("status", FieldType.ANSWER, 20, "What becomes of the pieces."),
                    LineFields.QUANTITY,
                    optional("reason", FieldType.TEXT, 200, "The supplier's code or words."),
                    optional("expected_at", FieldType.INSTANT, 40, "When pieces on back order will be there."),
                    optional(
                            "reference",
                            FieldType.TEXT,
                            120,
                            "The supplier's number of the message; what stands under one number counts once."),
                    optional("version", FieldType.VERSION, "version-missing", "The source's version of this fact."),
                    optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
            OrderStatusKind::build);

    private OrderStatusKind() {}

    private static OrderStatus build(Draft draft) {
        return new OrderStatus(
                draft.present(0),
                draft.value(1),
                draft.value(2),
                draft.present(3),
                draft.value(4),
                draft.value(5),
                draft.value(6),
                draft.value(7),
                draft.value(8),
                draft.value(9));
    }
}
