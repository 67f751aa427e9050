package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.Item;
import io.milehub.canonical.RecordKind;
import io.milehub.canonical.SupplierPrice;
import io.milehub.canonical.Tax;
import io.milehub.money.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of an item. The order of the list is the order of the record's components. */
final class ItemKind {
    private static final int RRP = 14;
    private static final int TAX = 15;

    static final KindDefinition DEFINITION = new KindDefinition(
                    RecordKind.ITEM,
                    List.of(
                            required("sku", FieldType.TEXT, "sku-missing", 128, "The supplier's number of the piece."),
                            optional("gtin", FieldType.GTIN, 0, "Its GTIN."),
                            required(
                                    "product.key",
                                    FieldType.TEXT,
                                    "field-missing",
                                    128,
                                    "The supplier's number of the style."),
                            required(
                                    "product.brand",
                                    FieldType.TEXT,
                                    "field-missing",
                                    200,
                                    "The brand as the supplier writes it."),
                            texts("product.title", true, 1_000, "The name; at least one language."),
                            texts("product.description", false, 20_000, "The description."),
                            optional("product.category", FieldType.CATEGORY, 200, "Where the product stands."),
                            optional("season", FieldType.TEXT, 40, "As the supplier names it."),
                            optional("composition", FieldType.TEXT, 1_000, "The material label."),
                            optional("origin", FieldType.COUNTRY, 2, "Country of manufacture."),
                            optional(
                                    "hs_code",
                                    FieldType.HS_CODE,
                                    20,
                                    "Number in the Harmonized System; dots are dropped."),
                            optional("colour", FieldType.TEXT, 120, "As the supplier names it."),
                            optional("size", FieldType.SIZE, "size-missing", "The size with its scale."),
                            optional("images", FieldType.ADDRESSES, 0, "In the supplier's order."),
                            optional("price.rrp", FieldType.MONEY, "price-missing", "The recommended retail price."),
                            optional(
                                    "price.tax",
                                    FieldType.TAX,
                                    10,
                                    "Whether tax is in it; must stand beside `price.rrp`."),
                            optional(
                                    "lifetime_limit",
                                    FieldType.PIECES,
                                    0,
                                    "How many may ever be sold of a limited edition; absent is without limit."),
                            optional(
                                    "version",
                                    FieldType.VERSION,
                                    "version-missing",
                                    "The source's version of this fact."),
                            optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
                    ItemKind::build)
            .beside("price.rrp", "price.tax");

    private ItemKind() {}

    private static FieldDefinition texts(String name, boolean required, int charsMax, String says) {
        return new FieldDefinition(name, FieldType.TEXT, true, required, "field-missing", charsMax, says);
    }

    private static Item build(Draft draft) {
        List<String> images = draft.value(13);
        return new Item(
                draft.present(0),
                draft.value(1),
                draft.present(2),
                draft.present(3),
                draft.texts(4),
                draft.texts(5),
                draft.value(6),
                draft.value(7),
                draft.value(8),
                draft.value(9),
                draft.value(10),
                draft.value(11),
                draft.value(12),
                Objects.requireNonNullElse(images, List.of()),
                rrp(draft.value(RRP), draft.value(TAX)),
                draft.value(16),
                draft.value(17),
                draft.value(18));
    }

    private static SupplierPrice.@Nullable Amount rrp(@Nullable Money money, @Nullable Tax tax) {
        return money == null || tax == null ? null : new SupplierPrice.Amount(money, tax);
    }
}
