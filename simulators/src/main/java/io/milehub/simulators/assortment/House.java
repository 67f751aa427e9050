package io.milehub.simulators.assortment;

import java.util.List;

/**
 * What distinguishes the suppliers' assortments; rates are per thousand.
 *
 * @param styles how many at scale 1
 * @param sizesMax how many sizes of a run a style has at most (shoes half as many again)
 * @param companyPrefix seven digits that begin its own GTINs
 * @param wordyPrices whether its format can carry words for a price
 * @param netPrices whether it states prices without tax
 */
public record House(
        String source,
        List<String> brands,
        int styles,
        int secondColourPermille,
        int sizesMin,
        int sizesMax,
        String companyPrefix,
        int gtinMissingPermille,
        int discontinuedStylePermille,
        int discontinuedItemPermille,
        boolean wordyPrices,
        boolean netPrices) {

    /** The names of the sources, as they stand in manifests and ready lines. */
    public static final String AURELLE = "maison-aurelle";

    /** The boutique. */
    public static final String NORD = "atelier-nord";

    /** The distributor. */
    public static final String LUME = "galleria-lume";

    /** The shop on a Shopify-shaped platform. */
    public static final String BRENNA = "casa-brenna";

    /** The house that publishes a product feed for Google. */
    public static final String SOLANGE = "vitrine-solange";

    /** The house whose export goes on over several rows. */
    public static final String ORLANDO = "tessuti-orlando";

    private static final List<String> NORTHERN = List.of(
            "Corvane",
            "Ilsabe Thorn",
            "Noctaire",
            "Palazzo Serrafin",
            "Halbmond",
            "Tessaro Vela",
            "Quillon & Marsh",
            "Odalys Fenn",
            "Brückwart",
            "Ragnfrid",
            "Sept Lunes",
            "Vestaro",
            "Almandine",
            "Ferrow & Pike",
            "Lune d'Argile",
            "Marisgold",
            "Østholm",
            "Pellegarde",
            "Rosavento",
            "Silberfaden",
            "Tramontare",
            "Umbriel",
            "Wachtelhof",
            "Zephirelle",
            "Ânderley",
            "Kältekind");
    private static final List<String> DISTRIBUTED = List.of(
            "Nivarre",
            "Castellume",
            "Orsola Vane",
            "Bel Ombrage",
            "Tiravanti",
            "Hesper & Crane",
            "Solvarna",
            "Rue Cendrée",
            "Monteverra",
            "Lys Obscur",
            "Fiordaliza",
            "Atelier Quarz");

    /** The brand. */
    public static House maisonAurelle(long seed) {
        return new House(
                AURELLE, List.of("Maison Aurelle"), 900, 500, 4, 6, prefix(seed, "803"), 20, 30, 0, false, false);
    }

    /** The boutique: many brands, a piece or two of each, and rarely a GTIN. */
    public static House atelierNord(long seed) {
        return new House(NORD, NORTHERN, 700, 150, 1, 3, prefix(seed, "402"), 550, 0, 60, true, false);
    }

    /** The distributor's own part; what it shares with the brand comes on top. */
    public static House galleriaLume(long seed) {
        return new House(LUME, DISTRIBUTED, 690, 250, 3, 5, prefix(seed, "805"), 40, 0, 25, true, true);
    }

    /** The shop on a Shopify-shaped platform: whole styles are archived. */
    public static House casaBrenna(long seed) {
        return new House(
                BRENNA,
                List.of("Casa Brenna", "Brenna Sera"),
                540,
                400,
                3,
                5,
                prefix(seed, "806"),
                200,
                30,
                0,
                false,
                false);
    }

    /** The house that publishes a product feed for Google, which leaves out what it no longer sells. */
    public static House vitrineSolange(long seed) {
        List<String> brands = List.of("Solange Verd", "Maison Tissandre", "Béryl & Fauve", "Heure Vive");
        return new House(SOLANGE, brands, 300, 300, 3, 5, prefix(seed, "307"), 100, 0, 0, true, false);
    }

    /** The house whose export goes on over several rows. */
    public static House tessutiOrlando(long seed) {
        return new House(
                ORLANDO,
                List.of("Tessuti Orlando", "Orlando Sartoria"),
                320,
                300,
                2,
                5,
                prefix(seed, "808"),
                300,
                40,
                0,
                true,
                false);
    }

    private static String prefix(long seed, String country) {
        return "%s%04d"
                .formatted(country, Dice.of(seed).split("company", country).below(10_000));
    }

    String code(int number, String brand) {
        return switch (source) {
            case AURELLE -> "AUR-" + (10_000 + number);
            case NORD ->
                brand.replaceAll("[^A-Za-z]", "").substring(0, 3).toUpperCase(java.util.Locale.ROOT) + "-"
                        + (10_000 + number);
            case BRENNA -> "8" + (700_000_000 + number);
            case SOLANGE -> "VS-" + (10_000 + number);
            case ORLANDO -> "articolo-" + (10_000 + number);
            default -> "L" + (100_000 + number);
        };
    }

    String sku(int number, int item, String code, Colour colour, Size size) {
        return switch (source) {
            case AURELLE -> code + "-" + colour + "-" + sizeCode(size);
            case NORD -> "AN" + (100_000 + number * 10 + item);
            // Beyond 32 bits, as the numbers of a large platform are.
            case BRENNA -> Long.toString(47_000_000_000_000L + number * 40L + item);
            case SOLANGE -> "VS-" + (10_000 + number) + "-" + item;
            case ORLANDO -> "TO" + (1_000_000 + number * 40 + item);
            default -> "GL" + (1_000_000 + number * 40 + item);
        };
    }

    private static String sizeCode(Size size) {
        return switch (size.run()) {
            case CLOTHING -> size.number("IT");
            case LETTERS -> size.letter();
            case SHOES -> size.shoe().replace(".5", "H");
            case ONE -> "TU";
        };
    }
}
