package io.milehub.simulators.supplier;

import io.milehub.simulators.assortment.Assortment;
import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.House;
import io.milehub.simulators.assortment.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many pieces a supplier has: a function of the seed, overlaid by what happened since the start. */
public final class StockBook {

    private static final int NEGATIVE_PERMILLE = 2;
    private static final int LATE_PERMILLE = 30;
    private static final int COUNTED_ANEW_PERMILLE = 100;
    private static final int DISCONTINUED_BUT_COUNTED_PERMILLE = 300;

    private final House house;
    private final Dice houseDice;
    private final Map<String, Integer> counted = new HashMap<>();

    /** The book of one house; only that house's assortments may be asked about. */
    public StockBook(House house, long seed) {
        this.house = house;
        this.houseDice = Dice.of(seed).split(house.source(), "stock");
    }

    /** Every stock line of this version, in the order of the catalogue. */
    public synchronized List<StockRow> rows(Assortment assortment) {
        List<StockRow> rows = new ArrayList<>();
        for (var style : assortment.styles()) {
            for (Item item : style.items()) {
                if (isCounted(item, assortment.version())) {
                    rows.add(new StockRow(item, quantity(item.sku(), assortment.version())));
                }
            }
        }
        return rows;
    }

    /** From now on the count of this SKU is this one, whatever the version. */
    public synchronized void count(String sku, int quantity) {
        counted.put(sku, quantity);
    }

    private boolean isCounted(Item item, int version) {
        if (counted.containsKey(item.sku())) {
            return true;
        }
        Dice dice = houseDice.split(item.sku(), "appears");
        int firstVersion = dice.permille(LATE_PERMILLE) ? dice.between(2, 3) : 1;
        boolean kept = !item.discontinued() || dice.permille(DISCONTINUED_BUT_COUNTED_PERMILLE);
        return item.fault() != Fault.SKU_MISSING && version >= firstVersion && kept;
    }

    private int quantity(String sku, int version) {
        Integer overlaid = counted.get(sku);
        if (overlaid != null) {
            return overlaid;
        }
        Dice dice = houseDice.split(sku);
        if (dice.permille(NEGATIVE_PERMILLE)) {
            return -dice.between(1, 2);
        }
        int quantity = drawn(dice);
        for (int later = 2; later <= version; later++) {
            Dice anew = dice.split(later);
            if (anew.permille(COUNTED_ANEW_PERMILLE)) {
                quantity = drawn(anew);
            }
        }
        return quantity;
    }

    private int drawn(Dice dice) {
        int hundredth = dice.below(100);
        return switch (house.source()) {
            case House.NORD -> hundredth < 6 ? 0 : hundredth < 92 ? 1 : dice.between(2, 3);
            case House.AURELLE -> hundredth < 12 ? 0 : dice.between(1, 24);
            default -> hundredth < 15 ? 0 : dice.between(1, 9);
        };
    }
}
