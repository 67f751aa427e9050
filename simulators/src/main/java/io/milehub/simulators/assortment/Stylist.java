package io.milehub.simulators.assortment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws the first version of a house's own styles. */
final class Stylist {

    private static final List<Family> FAMILIES = List.of(Family.values());
    private static final List<Colour> COLOURS = List.of(Colour.values());
    private static final List<String> SEASONS = List.of("SS26", "FW26", "FW26", "SS27", "CARRY");
    private static final List<String> ORIGINS = List.of("IT", "IT", "IT", "PT", "FR", "ES", "RO");

    private final House house;
    private final Dice houseDice;
    private int serial;

    Stylist(House house, long seed) {
        this.house = house;
        this.houseDice = Dice.of(seed).split(house.source());
    }

    List<Style> styles(double scale) {
        int count = (int) Math.max(1, Math.round(house.styles() * scale));
        return IntStream.range(0, count).mapToObj(this::style).toList();
    }

    private Style style(int number) {
        Dice dice = houseDice.split("style", number);
        Family family = dice.pick(FAMILIES);
        Fabric fabric = dice.pick(family.fabrics());
        String brand = dice.pick(house.brands());
        String code = house.code(number, brand);
        boolean discontinued = dice.permille(house.discontinuedStylePermille());
        return new Style(
                code,
                brand,
                family,
                Words.title(family, fabric, dice),
                Words.description(dice),
                dice.permille(30) ? "" : dice.pick(SEASONS),
                fabric,
                dice.pick(ORIGINS),
                dice.between(0, 4),
                discontinued,
                items(number, code, family, discontinued, dice));
    }

    private List<Item> items(int number, String code, Family family, boolean discontinued, Dice dice) {
        long gross = family.priceMinor(dice);
        long price = house.netPrices() ? net(gross) : gross;
        boolean mixed = family.run() == Size.Run.CLOTHING && dice.permille(40);
        List<Item> items = new ArrayList<>();
        for (Colour colour : colours(dice)) {
            for (Size size : sizes(family, dice)) {
                int at = items.size();
                Item blank = new Item(
                        house.sku(number, at, code, colour, size),
                        null,
                        false,
                        size,
                        mixed && at % 3 != 0,
                        colour,
                        price,
                        discontinued,
                        false,
                        false,
                        Fault.NONE);
                items.add(untidied(blank, dice.split("item", at)));
            }
        }
        return List.copyOf(items);
    }

    private List<Colour> colours(Dice dice) {
        Colour first = dice.pick(COLOURS);
        Colour second = dice.pick(COLOURS);
        return second == first || !dice.permille(house.secondColourPermille())
                ? List.of(first)
                : List.of(first, second);
    }

    private List<Size> sizes(Family family, Dice dice) {
        Size.Run run = family.run();
        int wanted = dice.between(house.sizesMin(), house.sizesMax());
        int count = Math.min(run.steps(), run == Size.Run.SHOES ? wanted * 3 / 2 : wanted);
        int from = dice.below(run.steps() - count + 1);
        return IntStream.range(from, from + count)
                .mapToObj(step -> new Size(run, step))
                .toList();
    }

    private Item untidied(Item blank, Dice dice) {
        boolean discontinued = blank.discontinued() || dice.permille(house.discontinuedItemPermille());
        Fault fault = Fault.draw(dice, house.wordyPrices());
        boolean stray = dice.permille(8);
        boolean repeated = dice.permille(3) && !discontinued && fault == Fault.NONE;
        boolean restricted = dice.permille(10);
        boolean missing = dice.permille(house.gtinMissingPermille());
        String own = Gtins.of(house.companyPrefix(), serial++);
        String gtin = published(own, fault, missing, restricted, dice);
        return new Item(
                blank.sku(),
                gtin,
                own.equals(gtin),
                blank.size(),
                blank.mixedSize(),
                blank.colour(),
                blank.rrpMinor(),
                discontinued,
                repeated,
                stray,
                fault);
    }

    private @Nullable String published(String own, Fault fault, boolean missing, boolean restricted, Dice dice) {
        return switch (fault) {
            case GTIN_CHECK_DIGIT -> Gtins.wrongCheckDigit(own, dice);
            case GTIN_LENGTH -> Gtins.wrongLength(own);
            default -> missing ? null : restricted ? Gtins.restricted(dice, serial) : own;
        };
    }

    /** Without 22 % Italian VAT, rounded half up. */
    static long net(long grossMinor) {
        return (grossMinor * 100 + 61) / 122;
    }
}
