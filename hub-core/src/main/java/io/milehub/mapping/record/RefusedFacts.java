package io.milehub.mapping.record;

import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.kind.Draft;
import io.milehub.mapping.kind.KindDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which fact a refused record would have been, as far as that could be read. */
final class RefusedFacts {
    private final KindDefinition kind;
    private final int sku;
    private final int version;
    private final int asOf;

    RefusedFacts(KindDefinition kind) {
        this.kind = kind;
        this.sku = kind.indexOf("sku");
        this.version = kind.indexOf("version");
        this.asOf = kind.indexOf("as_of");
    }

    Fact of(Draft draft) {
        return new Fact(
                sku < 0 ? null : draft.text(sku),
                part(draft),
                draft.told(version) instanceof Long number ? number : null,
                draft.told(asOf) instanceof Instant moment ? moment : null);
    }

    private @Nullable String part(Draft draft) {
        return switch (kind.kind()) {
            case ITEM -> "";
            case STOCK -> location(draft);
            case PRICE ->
                draft.told(kind.indexOf("price.type")) instanceof SupplierPrice.Type type ? type.name() : null;
            // What has happened is a fact of its own each time, which no later record takes the place of.
            case ORDER_STATUS, SHIPMENT, RETURN, FX_RATE -> null;
        };
    }

    private @Nullable String location(Draft draft) {
        String location = draft.text(kind.indexOf("location"));
        return location != null || draft.isRefused("location") ? location : StockCount.MAIN;
    }
}
