package io.milehub.simulators.supplier;

import java.util.ArrayList;
import java.util.List;

/** What a stock feed holds. */
public record StockFigures(int rows, int valid, long units, WithoutItem withoutItem, List<Refused> refused) {

    /** The part of the valid rows whose SKU is no valid item of the catalogue. */
    public record WithoutItem(int rows, long units) {}

    /** Counts the rows in the order of publication. */
    public static StockFigures of(List<StockRow> rows) {
        long units = 0;
        int strangers = 0;
        long strangerUnits = 0;
        List<Refused> refused = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            StockRow row = rows.get(at);
            if (row.quantity() < 0) {
                refused.add(new Refused(row.sku(), at + 1, "stock-negative"));
                continue;
            }
            units += row.quantity();
            if (!row.item().valid()) {
                strangers++;
                strangerUnits += row.quantity();
            }
        }
        return new StockFigures(
                rows.size(),
                rows.size() - refused.size(),
                units,
                new WithoutItem(strangers, strangerUnits),
                List.copyOf(refused));
    }
}
