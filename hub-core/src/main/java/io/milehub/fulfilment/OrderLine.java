package io.milehub.fulfilment;

/**
 * How a line of an order stands with its supplier, in pieces. Each count is the sum of what was reported, so a supplier
 * that contradicts itself may have more pieces accounted for than were ordered.
 *
 * @param line its number in the order
 * @param sku the supplier's number of the piece
 * @param backordered pieces that are to come later, and of which nothing else was reported since
 * @param delivered of those shipped
 */
public record OrderLine(
        int line,
        String sku,
        int ordered,
        int accepted,
        int refused,
        int cancelled,
        int backordered,
        int shipped,
        int delivered,
        int returned) {}
