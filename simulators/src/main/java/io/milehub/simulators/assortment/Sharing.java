package io.milehub.simulators.assortment;

import java.util.ArrayList;
import java.util.List;

/** The part of the brand's collection that the distributor sells as well: same GTINs, everything else its own. */
final class Sharing {

    /** How the distributor writes the brand. */
    private static final String BRAND = "MAISON AURELLE";

    private static final int SHARED_STYLES_PERMILLE = 245;
    private static final int LEFT_OUT_PERMILLE = 100;

    private final Dice lumeDice;

    Sharing(long seed) {
        this.lumeDice = Dice.of(seed).split("sharing");
    }

    List<Style> of(List<Style> aurelle) {
        List<Style> shared = new ArrayList<>();
        for (Style style : aurelle) {
            Dice dice = lumeDice.split(style.code());
            if (dice.permille(SHARED_STYLES_PERMILLE) && !style.discontinued()) {
                List<Item> items = items(style, shared.size(), dice);
                if (!items.isEmpty()) {
                    shared.add(restyled(style, shared.size(), items, dice));
                }
            }
        }
        return shared;
    }

    private static Style restyled(Style style, int number, List<Item> items, Dice dice) {
        return new Style(
                "L" + (500_000 + number),
                BRAND,
                style.family(),
                Words.reworded(style.family(), style.fabric(), dice),
                style.description(),
                style.season(),
                style.fabric(),
                style.origin(),
                dice.between(0, 4),
                false,
                items);
    }

    private static List<Item> items(Style style, int number, Dice styleDice) {
        List<Item> items = new ArrayList<>();
        for (Item theirs : style.items()) {
            Dice dice = styleDice.split(theirs.sku());
            if (theirs.gtinUsable() && !dice.permille(LEFT_OUT_PERMILLE)) {
                items.add(resold(theirs, "GL" + (5_000_000 + number * 40 + items.size()), dice));
            }
        }
        return List.copyOf(items);
    }

    private static Item resold(Item theirs, String sku, Dice dice) {
        Fault drawn = Fault.draw(dice, true);
        Fault fault = drawn.inGtin() ? Fault.NONE : drawn;
        boolean discontinued = dice.permille(25);
        return new Item(
                sku,
                theirs.gtin(),
                true,
                theirs.size(),
                theirs.mixedSize(),
                theirs.colour(),
                Stylist.net(theirs.rrpMinor()),
                discontinued,
                dice.permille(3) && !discontinued && fault == Fault.NONE,
                dice.permille(8),
                fault);
    }
}
