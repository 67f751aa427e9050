package io.milehub.mapping.kind;

import static io.milehub.mapping.kind.FieldDefinition.optional;
import static io.milehub.mapping.kind.FieldDefinition.required;

import io.milehub.canonical.FxRate;
import io.milehub.canonical.RecordKind;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fields of a rate of exchange. The order of the list is the order of the record's components. */
final class FxRateKind {
    static final KindDefinition DEFINITION = new KindDefinition(
                    RecordKind.FX_RATE,
                    List.of(
                            required("base", FieldType.CURRENCY, 3, "Of which one unit is bought."),
                            required("quote", FieldType.CURRENCY, 3, "In which it is paid."),
                            optional("type", FieldType.RATE_TYPE, 20, "For whom it holds; `MID` without it."),
                            required("rate", FieldType.RATE, 0, "What one unit of `base` costs in `quote`."),
                            optional(
                                    "version",
                                    FieldType.VERSION,
                                    "version-missing",
                                    "The source's version of this fact."),
                            optional("as_of", FieldType.INSTANT, 40, "The moment for which it is said.")),
                    FxRateKind::build)
            .where(FxRateKind::differ);

    private static final int BASE = 0;
    private static final int QUOTE = 1;

    private FxRateKind() {}

    private static void differ(Draft draft) {
        @Nullable Currency base = draft.value(BASE);
        @Nullable Currency quote = draft.value(QUOTE);
        if (base != null && base.equals(quote)) {
            draft.refuse("currency-same", "quote", "A rate is between two currencies, and both are " + base + ".");
        }
    }

    private static FxRate build(Draft draft) {
        FxRate.@Nullable Type type = draft.value(2);
        return new FxRate(
                draft.present(BASE),
                draft.present(QUOTE),
                Objects.requireNonNullElse(type, FxRate.Type.MID),
                draft.present(3),
                draft.value(4),
                draft.value(5));
    }
}
