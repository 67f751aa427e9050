package io.milehub.simulators.edi;

import java.util.List;

/**
 * An order that the house received.
 *
 * @param number the buyer's
 */
record PurchaseOrder(String number, List<Line> lines) {
    PurchaseOrder {
        lines = List.copyOf(lines);
    }

    /** Pieces of one article. */
    record Line(String line, String sku, int quantity) {}

    /** What the house answers to a line. */
    record Answer(Line line, boolean accepted) {}
}
