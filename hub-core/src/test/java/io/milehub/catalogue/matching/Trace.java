package io.milehub.catalogue.matching;

import io.milehub.catalogue.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A generated history of three suppliers that tell of the same few pieces under shared, missing and restricted GTINs,
 * in several spellings of brand and colour and several scales of size; and of operators who split and rejoin meanwhile.
 */
final class Trace {
    /** By rank, the most trusted first. */
    static final List<String> SOURCES = List.of("aurelle", "boutique", "lume");

    /** An alias, given before any feed, for the brand behind it. */
    static final String ALIAS = "M.A. Milano";

    static final String BRAND = "Maison Aurelle";

    private static final int SKUS = 4;
    private static final int STEPS = 10;
    private static final List<String> BRANDS = List.of(BRAND, BRAND, "MAISON  AURÈLLE", ALIAS, "Corsini");
    private static final List<String> STYLES = List.of("ST-1", "ST-1", "ST-2");
    private static final List<String> COLOURS = List.of("Nero", "Nero", " NÉRO ", "Rosso", "");
    private static final List<String> SIZES = List.of("IT 40", "IT 40", "IT 42", "FR 40", "INT M", "UK M");
    private static final List<String> GTINS = List.of(
            "", "", "", "08051234567897", "08051234567880", "08051234567873", "02012345678903", "00412345678903");
    private static final List<String> MATERIALS = List.of("null", "\"wool\"", "\"silk\"");

    private final Random random;
    private final List<Told> told = new ArrayList<>();

    Trace(long seed) {
        this.random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            told.add(step(one(SOURCES)));
        }
    }

    private Told step(String source) {
        return switch (random.nextInt(6)) {
            case 0, 1, 2 -> new Told.Catalogue(source, pieces(source));
            case 3 -> new Told.Changes(source, List.of(piece(sku(source, random.nextInt(SKUS)))));
            default -> new Told.Word(source, sku(source, random.nextInt(SKUS)), random.nextInt(3) > 0);
        };
    }

    static String sku(String source, int number) {
        return source + "-" + number;
    }

    /** Every SKU that the source may come to tell. */
    static List<String> skus(String source) {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < SKUS; i++) {
            skus.add(sku(source, i));
        }
        return skus;
    }

    private List<Piece> pieces(String source) {
        List<Piece> pieces = new ArrayList<>();
        for (String sku : skus(source)) {
            if (random.nextInt(5) > 0) {
                pieces.add(piece(sku));
            }
        }
        return pieces.isEmpty() ? List.of(piece(sku(source, 0))) : pieces;
    }

    private Piece piece(String sku) {
        String[] size = one(SIZES).split(" ", -1);
        return Piece.of(sku)
                .brand(one(BRANDS))
                .style(one(STYLES))
                .colour(absent(one(COLOURS)))
                .size(size[0], size[1])
                .gtin(absent(one(GTINS)))
                .title("Coat " + random.nextInt(1000))
                .fields("{\"composition\": %s, \"origin\": %s}".formatted(one(MATERIALS), one(MATERIALS)))
                .rrp(100L + random.nextInt(900), "EUR", "IT");
    }

    private static @Nullable String absent(String text) {
        return text.isEmpty() ? null : text;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<Told> steps() {
        return List.copyOf(told);
    }
}
