package io.milehub.app.bench.decode;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What the house sells: styles of five sizes, the same for a seed, with words of five languages. */
final class Collection {

    /** Where its clocks stand. */
    static final ZoneId ZONE = ZoneId.of("Europe/Rome");

    private static final int SIZES = 5;
    private static final ZonedDateTime OPENED = ZonedDateTime.of(2026, 1, 7, 8, 0, 0, 0, ZONE);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final List<String> BRANDS =
            List.of("Maison Aurelle", "Atelier Lindqvist", "Casa Brenna", "Ravèl", "Okello & Verdier", "Noor");
    private static final List<String> COLOURS =
            List.of("Camel", "Noir", "Écru", "Bordeaux", "Petrol", "Sabbia", "Bleu nuit", "Moss");
    private static final List<String> CLOTHS =
            List.of("80% virgin wool, 20% silk", "100% linen", "72% viscose, 28% cotton", "100% cashmere");
    private static final List<String> CUTS = List.of("Regular fit", "Oversized", "Slim fit", "Cropped");
    private static final List<String> WEAVES = List.of("twill", "herringbone", "plain weave", "bouclé");
    private static final List<String> CARE = List.of("Dry clean only.", "Wash at 30 °C.", "Hand wash; dry flat.");
    private static final List<String> ORIGINS = List.of("IT", "PT", "RO", "TN");

    /** English, Italian, French, German, Spanish; family and branch of the one tree. */
    private static final List<List<String>> GARMENTS = List.of(
            List.of(
                    "Belted coat",
                    "Cappotto con cintura",
                    "Manteau ceinturé",
                    "Gürtelmantel",
                    "Abrigo con cinturón",
                    "outerwear",
                    "coats"),
            List.of(
                    "Pleated dress",
                    "Abito plissettato",
                    "Robe plissée",
                    "Plisseekleid",
                    "Vestido plisado",
                    "dresses",
                    "dresses"),
            List.of(
                    "Silk shirt",
                    "Camicia di seta",
                    "Chemise en soie",
                    "Seidenhemd",
                    "Camisa de seda",
                    "shirts",
                    "shirts"),
            List.of(
                    "Wide trousers",
                    "Pantaloni ampi",
                    "Pantalon large",
                    "Weite Hose",
                    "Pantalón ancho",
                    "tailoring",
                    "trousers"),
            List.of(
                    "Ribbed jumper",
                    "Maglia a coste",
                    "Pull côtelé",
                    "Rippenpullover",
                    "Jersey de canalé",
                    "knitwear",
                    "knitwear"));

    private final int count;
    private final int sentences;
    private final long seed;

    /** @param sentences of each description */
    Collection(int count, long seed, int sentences) {
        this.sentences = sentences;
        this.count = count;
        this.seed = seed;
    }

    int count() {
        return count;
    }

    Piece piece(int index) {
        int style = index / SIZES;
        Random random = new Random(seed * 31 + style);
        List<String> garment = any(GARMENTS, random);
        Map<Column, String> values = new EnumMap<>(Column.class);
        texts(values, garment, random);
        details(values, random);
        values.put(Column.STYLE, "CV%06d".formatted(style));
        values.put(Column.FAMILY, garment.get(5));
        String gender = random.nextBoolean() ? "women" : "men";
        values.put(Column.GENDER, gender);
        for (int i = 1; i <= 5; i++) {
            values.put(Column.valueOf("IMAGE_" + i), "https://img.corvina.example/%06d/%d.jpg".formatted(style, i));
        }
        int size = 38 + 2 * (index % SIZES);
        values.put(Column.SCALE, "IT");
        values.put(Column.SIZE, "" + size);
        values.put(Column.SKU, "CV%06d-%d".formatted(style, size));
        values.put(Column.GTIN, ean(index));
        long minor = 4_900 + 50L * random.nextInt(5_000);
        values.put(Column.PRICE, "%d.%02d".formatted(minor / 100, minor % 100));
        Integer edition = random.nextInt(20) == 0 ? 50 + random.nextInt(200) : null;
        values.put(Column.EDITION, edition == null ? "" : edition.toString());
        ZonedDateTime updated = OPENED.plusSeconds(random.nextInt(180 * 86_400) + index % SIZES);
        values.put(Column.UPDATED, ISO.format(updated));
        values.put(Column.VERSION, "" + (1 + random.nextInt(400)));
        return new Piece(values, ean(index), gender + "/" + garment.get(6), minor, edition, updated);
    }

    private void texts(Map<Column, String> values, List<String> garment, Random random) {
        String cloth = any(COLOURS, random);
        values.put(Column.COLOUR, cloth);
        values.put(Column.NAME_EN, garment.get(0) + " " + cloth);
        values.put(Column.NAME_IT, garment.get(1) + " " + cloth);
        values.put(Column.NAME_FR, garment.get(2) + " " + cloth);
        values.put(Column.NAME_DE, garment.get(3) + " " + cloth);
        values.put(Column.NAME_ES, garment.get(4) + " " + cloth);
        values.put(Column.TEXT_EN, sentences("Cut in Italy from a cloth of our own weaving, half lined."));
        values.put(Column.TEXT_IT, sentences("Tessuto di nostra produzione; \"metà fodera\"."));
        values.put(Column.TEXT_FR, sentences("Coupé en Italie, demi-doublé, boutons en corne."));
        values.put(Column.TEXT_DE, sentences("In Italien zugeschnitten, halb gefüttert."));
    }

    private String sentences(String one) {
        return String.join(" ", java.util.Collections.nCopies(sentences, one));
    }

    private static void details(Map<Column, String> values, Random random) {
        values.put(Column.STATUS, "active");
        values.put(Column.CHANNEL, "retail");
        values.put(Column.BRAND, any(BRANDS, random));
        values.put(Column.SEASON, random.nextBoolean() ? "FW26" : "SS27");
        values.put(Column.MATERIAL, any(CLOTHS, random));
        values.put(Column.LINING, "100% cupro");
        values.put(Column.CARE, any(CARE, random));
        values.put(Column.FIT, any(CUTS, random));
        values.put(Column.PATTERN, any(WEAVES, random));
        values.put(Column.WEIGHT, "" + (180 + random.nextInt(900)));
        values.put(Column.ORIGIN, any(ORIGINS, random));
        values.put(Column.HS, "6202.%02d.00".formatted(10 + random.nextInt(80)));
        values.put(Column.CURRENCY, "EUR");
        values.put(Column.TAX, "22");
    }

    /** GTIN-13 of an Italian prefix, with the check digit of the GS1 General Specifications, section 7.9. */
    private static String ean(int index) {
        String digits = "80%010d".formatted(index);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
