package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.LineReport.Shipment;
import io.milehub.canonical.RecordKind;
import java.util.List;

/** The fields of what was sent. The order of the list is the order of the record's components. */
final class ShipmentKind {
    static final KindDefinition DEFINITION = new KindDefinition(
            RecordKind.SHIPMENT,
            List.of(
                    LineFields.ORDER,
                    LineFields.LINE,
                    LineFields.SKU,
                    LineFields.QUANTITY,
                    required(
                            "shipment",
                            FieldType.TEXT,
                            120,
                            "The supplier's number of the parcel, its SSCC, or else of the shipment."),
                    optional("shipped_at", FieldType.INSTANT, 40, "When it was sent; without it, `as_of`."),
                    optional("carrier", FieldType.TEXT, 60, "The carrier's name or code."),
                    optional("tracking", FieldType.TEXT, 120, "The carrier's number of the parcel."),
                    optional("tracking_url", FieldType.ADDRESS, 0, "Where it can be followed."),
                    optional("delivered_at", FieldType.INSTANT, 40, "When it was delivered, once it is."),
                    optional("version", FieldType.VERSION, "version-missing", "The source's version of this fact."),
                    optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
            ShipmentKind::build);

    private ShipmentKind() {}

    private static Shipment build(Draft draft) {
        return new Shipment(
                draft.present(0),
                draft.value(1),
                draft.value(2),
                draft.value(3),
                draft.present(4),
                draft.value(5),
                draft.value(6),
                draft.value(7),
                draft.value(8),
                draft.value(9),
                draft.value(10),
                draft.value(11));
    }
}
