package io.milehub.simulators.solange;

import io.milehub.simulators.assortment.Entry;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.supplier.Publication;
import io.milehub.simulators.supplier.Refused;
import io.milehub.simulators.supplier.StockFigures;
import io.milehub.simulators.supplier.StockRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the feed lets a reader know of an offer's stock.
 *
 * @param pieces one, where it only says that there are some
 * @param counted whether it says how many
 */
record Told(int pieces, boolean counted) {

    private static final Told NONE = new Told(0, false);

    static Map<String, Told> bySku(Publication publication) {
        Map<String, Told> bySku = new HashMap<>();
        for (StockRow row : publication.stock()) {
            boolean counted = row.quantity() > 0 && row.sku().hashCode() % 2 == 0;
            bySku.put(row.sku(), row.quantity() <= 0 ? NONE : new Told(counted ? row.quantity() : 1, counted));
        }
        return bySku;
    }

    static Told of(Map<String, Told> bySku, Item item) {
        return bySku.getOrDefault(item.sku(), NONE);
    }

    /** Every offer says whether it is in stock, and one without a number says it of nothing. */
    static StockFigures figures(Publication publication) {
        Map<String, Told> bySku = bySku(publication);
        List<StockRow> rows = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (Entry entry : publication.assortment().entries()) {
            if (entry.item().fault() == Fault.SKU_MISSING) {
                refused.add(new Refused("", entry.position(), Fault.SKU_MISSING.reason()));
            } else if (!entry.repeat()) {
                rows.add(new StockRow(entry.item(), of(bySku, entry.item()).pieces()));
            }
        }
        StockFigures figures = StockFigures.of(rows);
        return new StockFigures(
                rows.size() + refused.size(),
                rows.size(),
                figures.units(),
                figures.withoutItem(),
                List.copyOf(refused));
    }
}
