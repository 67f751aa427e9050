package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.RecordKind;
import io.milehub.canonical.SupplierPrice;
import java.util.List;

/** The fields of a price. The order of the list is the order of the record's components. */
final class PriceKind {
    static final KindDefinition DEFINITION = new KindDefinition(
            RecordKind.PRICE,
            List.of(
                    required("sku", FieldType.TEXT, "sku-missing", 128, "The supplier's number of the piece."),
                    required("price.type", FieldType.PRICE_TYPE, "field-missing", 20, "What the amount stands for."),
                    required("price.amount", FieldType.MONEY, "price-missing", 0, "The amount."),
                    required("price.tax", FieldType.TAX, "field-missing", 10, "Whether tax is in it."),
                    optional("version", FieldType.VERSION, "version-missing", "The source's version of this fact."),
                    optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
            PriceKind::build);

    private PriceKind() {}

    private static SupplierPrice build(Draft draft) {
        return new SupplierPrice(
                draft.present(0), draft.present(1), draft.present(2), draft.present(3), draft.value(4), draft.value(5));
    }
}
