package io.milehub.simulators.brenna;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.simulators.supplier.Publication;
import io.milehub.simulators.supplier.StockRow;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * One inventory level.
 *
 * @param available below zero where the shop has sold what it does not have
 */
record Level(StockRow row, long location, int available) {

    static final long MILANO = 487_838_322;
    static final long ROMA = 905_684_977;

    private static final DateTimeFormatter SHOP_TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Europe/Rome"));

    /** Every third piece is kept at two places. */
    static List<Level> of(Publication publication) {
        List<Level> levels = new ArrayList<>();
        for (StockRow row : publication.stock()) {
            if (Long.parseLong(row.sku()) % 3 == 0) {
                int elsewhere = Math.max(0, row.quantity()) / 2;
                levels.add(new Level(row, MILANO, row.quantity() - elsewhere));
                levels.add(new Level(row, ROMA, elsewhere));
            } else {
                levels.add(new Level(row, MILANO, row.quantity()));
            }
        }
        return levels;
    }

    /** What there is for others: never less than none. */
    StockRow told() {
        return new StockRow(row.item(), Math.max(0, available));
    }

    ObjectNode json(Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("inventory_item_id", Long.parseLong(row.sku()))
                .put("location_id", location)
                .put("available", available)
                .put("updated_at", SHOP_TIME.format(at));
    }
}
