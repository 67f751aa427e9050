package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

/** The fields that every report of ordered lines has, so that they mean the same in each. */
final class LineFields {
    static final FieldDefinition ORDER =
            required("order", FieldType.TEXT, 60, "Our number of the order, as we sent it.");

    static final FieldDefinition LINE = optional("line", FieldType.TEXT, 20, "Our number of its line.");

    static final FieldDefinition SKU = optional(
            "sku",
            FieldType.TEXT,
            128,
            "The supplier's number of the piece; without `line` and `sku` it is said of all lines.");

    static final FieldDefinition QUANTITY =
            optional("quantity", FieldType.PIECES, 0, "How many of the line; without it, all of them.");

    private LineFields() {}
}
