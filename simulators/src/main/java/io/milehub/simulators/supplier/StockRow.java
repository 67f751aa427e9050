package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Item;

/** One line of a stock feed; a quantity below zero is a fault. */
public record StockRow(Item item, int quantity) {

    /** The SKU, which stock feeds write without stray spaces. */
    public String sku() {
        return item.sku();
    }
}
