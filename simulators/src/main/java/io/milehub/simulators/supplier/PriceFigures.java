package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import java.util.ArrayList;
import java.util.List;

/** What a full push of prices holds. */
public record PriceFigures(
        int rows, int valid, long sumMinor, String currency, WithoutItem withoutItem, List<Refused> refused) {

    /** The part of the valid rows whose SKU is no valid item of the catalogue. */
    public record WithoutItem(int rows, long sumMinor) {}

    /** Counts the items whose prices are pushed, in that order. */
    public static PriceFigures of(List<Item> pushed) {
        long sumMinor = 0;
        int strangers = 0;
        long strangerMinor = 0;
        List<Refused> refused = new ArrayList<>();
        for (int at = 0; at < pushed.size(); at++) {
            Item item = pushed.get(at);
            if (inPrice(item.fault())) {
                refused.add(new Refused(item.sku(), at + 1, item.fault().reason()));
                continue;
            }
            sumMinor += item.rrpMinor();
            if (!item.valid()) {
                strangers++;
                strangerMinor += item.rrpMinor();
            }
        }
        int valid = pushed.size() - refused.size();
        return new PriceFigures(
                pushed.size(), valid, sumMinor, "EUR", new WithoutItem(strangers, strangerMinor), List.copyOf(refused));
    }

    private static boolean inPrice(Fault fault) {
        return switch (fault) {
            case PRICE_ZERO, PRICE_NEGATIVE, PRICE_UNPARSEABLE -> true;
            default -> false;
        };
    }
}
