package io.milehub.simulators.assortment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One version of what a house publishes: a function of seed, scale and version number.
 *
 * @param version from 1
 */
public record Assortment(House house, long seed, int version, List<Style> styles) {

    private static final int DROPPED_PERMILLE = 5;
    private static final int CHANGED_PERMILLE = 20;

    /** Version 1 of the brand. */
    public static Assortment maisonAurelle(long seed, double scale) {
        return first(House.maisonAurelle(seed), seed, scale);
    }

    /** Version 1 of the boutique. */
    public static Assortment atelierNord(long seed, double scale) {
        return first(House.atelierNord(seed), seed, scale);
    }

    /** Version 1 of the distributor: its own styles and those it shares with the brand, in no order. */
    public static Assortment galleriaLume(long seed, double scale) {
        Assortment own = first(House.galleriaLume(seed), seed, scale);
        List<Style> all = new ArrayList<>(own.styles());
        all.addAll(new Sharing(seed).of(maisonAurelle(seed, scale).styles()));
        Dice order = Dice.of(seed).split(House.LUME, "order");
        all.sort(Comparator.comparingLong(style -> order.split(style.code()).next()));
        return new Assortment(own.house(), seed, 1, List.copyOf(all));
    }

    /** Version 1 of a house of its own. */
    public static Assortment of(House house, long seed, double scale) {
        return first(house, seed, scale);
    }

    private static Assortment first(House house, long seed, double scale) {
        return new Assortment(house, seed, 1, new Stylist(house, seed).styles(scale));
    }

    /** The version after {@code changes} more publications. */
    public Assortment after(int changes) {
        Assortment current = this;
        for (int done = 0; done < changes; done++) {
            current = current.next();
        }
        return current;
    }

    /** The same without some styles. */
    public Assortment without(Set<String> codes) {
        return new Assortment(
                house,
                seed,
                version,
                styles.stream().filter(style -> !codes.contains(style.code())).toList());
    }

    /** The next version: some prices and titles change, a few styles disappear. */
    public Assortment next() {
        Dice dice = Dice.of(seed).split(house.source(), "version", version + 1);
        List<Style> changed =
                styles.stream().flatMap(style -> changed(style, dice).stream()).toList();
        return new Assortment(house, seed, version + 1, changed);
    }

    private Optional<Style> changed(Style style, Dice versionDice) {
        Dice dice = versionDice.split(style.code());
        if (dice.permille(DROPPED_PERMILLE)) {
            return Optional.empty();
        } else if (!dice.permille(CHANGED_PERMILLE)) {
            return Optional.of(style);
        } else if (dice.permille(500)) {
            return Optional.of(style.with(style.title().plus(" - " + (version + 1)), style.items()));
        }
        int percent = dice.permille(300) ? dice.between(102, 115) : dice.between(70, 95);
        return Optional.of(style.with(
                style.title(),
                style.items().stream()
                        .map(item -> item.at(repriced(item.rrpMinor(), percent)))
                        .toList()));
    }

    private long repriced(long minor, int percent) {
        long exact = minor * percent / 100;
        return house.netPrices() ? exact : exact - exact % 100;
    }

    /** Every catalogue record in the order of publication; repeats follow their style's items. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Style style : styles) {
            for (Item item : style.items()) {
                entries.add(new Entry(style, item, entries.size() + 1, false));
            }
            for (Item item : style.items()) {
                if (item.repeated()) {
                    entries.add(new Entry(style, item, entries.size() + 1, true));
                }
            }
        }
        return entries;
    }
}
