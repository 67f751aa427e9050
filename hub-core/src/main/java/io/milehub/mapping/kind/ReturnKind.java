package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;

import io.milehub.canonical.LineReport.Return;
import io.milehub.canonical.RecordKind;
import java.util.List;

/** The fields of what came back. The order of the list is the order of the record's components. */
final class ReturnKind {
    static final KindDefinition DEFINITION = new KindDefinition(
            RecordKind.RETURN,
            List.of(
                    LineFields.ORDER,
                    LineFields.LINE,
                    LineFields.SKU,
                    LineFields.QUANTITY,
                    optional("rma", FieldType.TEXT, 120, "The number under which it was allowed to come back."),
                    optional("received_at", FieldType.INSTANT, 40, "When it arrived; without it, `as_of`."),
                    optional("condition", FieldType.TEXT, 60, "How it arrived, as the supplier names it."),
                    optional("disposition", FieldType.DISPOSITION, 20, "What was done with it, once that is decided."),
                    optional("reason", FieldType.TEXT, 200, "Why it came back, the supplier's code or words."),
                    optional("version", FieldType.VERSION, "version-missing", "The source's version of this fact."),
                    optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
            ReturnKind::build);

    private ReturnKind() {}

    private static Return build(Draft draft) {
        return new Return(
                draft.present(0),
                draft.value(1),
                draft.value(2),
                draft.value(3),
                draft.value(4),
                draft.value(5),
                draft.value(6),
                draft.value(7),
                draft.value(8),
                draft.value(9),
                draft.value(10));
    }
}
