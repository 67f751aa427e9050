package io.milehub.app.bench.house;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** The catalogue: styles of five sizes; four of five styles carry GTINs. What changes of an item is its price. */
public final class Wardrobe implements Records {

    /** Items of one style. */
    public static final int SIZES = 5;

    private static final int FIRST_SIZE = 38;
    private static final int BRANDS = 40;

    private static final List<String> HOUSES = List.of("Maison", "Atelier", "Casa", "Manifattura");
    private static final List<String> NAMES = List.of(
            "Corvina", "Belmonte", "Ravèl", "Lindqvist", "Sorelle", "Almada", "Verdier", "Okello", "Castelli", "Noor");
    private static final List<String> FAMILIES =
            List.of("outerwear", "dresses", "tailoring", "shirts", "trousers", "skirts", "knitwear", "swim");
    private static final List<String> GARMENTS =
            List.of("coat", "dress", "blazer", "shirt", "trousers", "skirt", "jumper", "swimsuit");
    private static final List<String> CUTS =
            List.of("Belted", "Pleated", "Double-breasted", "Draped", "Ribbed", "Tailored", "Cropped", "Oversized");
    private static final List<String> CLOTHS =
            List.of("wool", "silk-crêpe", "cashmere", "linen", "cotton poplin", "viscose", "mohair");
    private static final List<String> COLOURS =
            List.of("Camel", "Noir", "Ivory", "Bordeaux", "Petrol", "Sabbia", "Écru", "Navy", "Moss");
    private static final String DETAILS = "Cut in Italy from a cloth of our own weaving, half lined, with horn buttons"
            + " and two welt pockets. Dry clean only. ";

    private final int count;
    private final int recordBytes;
    private final byte[] changes;
    private final Random random;

    public Wardrobe(int count, int recordBytes, long seed) {
        this.count = count;
        this.recordBytes = recordBytes;
        this.changes = new byte[count];
        this.random = new Random(seed);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public String feed() {
        return "catalogue";
    }

    @Override
    public String list() {
        return "items";
    }

    public int styles() {
        return (count + SIZES - 1) / SIZES;
    }

    public long priceMinor(int index) {
        return 9_000 + style(index) * 7_919L % 400_000 + changes[index] * 100L;
    }

    @Override
    public int[] change(double percent) {
        int[] chosen = random.ints(Math.round(count * percent / 100), 0, count)
                .distinct()
                .sorted()
                .toArray();
        for (int index : chosen) {
            changes[index]++;
        }
        return chosen;
    }

    public static String sku(int index) {
        return "BH-%07d-%d".formatted(style(index), FIRST_SIZE + 2 * (index % SIZES));
    }

    public static int style(int index) {
        return index / SIZES;
    }

    /** Items of the family, which a house may one day file elsewhere. */
    public int itemsOf(String family) {
        return (int) IntStream.range(0, count)
                .filter(index -> of(FAMILIES, style(index)).equals(family))
                .count();
    }

    @Override
    public void json(StringBuilder text, int index) {
        int begin = text.length();
        text.append("{\"sku\":\"").append(sku(index)).append("\",\"price\":");
        long minor = priceMinor(index);
        text.append(minor / 100).append('.').append(minor % 100 / 10).append(minor % 10);
        text.append(",\"currency\":\"EUR\",\"brand\":\"").append(brand(index)).append("\",\"name\":\"");
        text.append(title(index)).append("\",");
        attributes(text, index);
        text.append(",\"description\":\"");
        do {
            text.append(DETAILS);
        } while (text.length() - begin < recordBytes);
        text.append("\"}");
    }

    @Override
    public void row(StringBuilder text, int index) {
        int begin = text.length();
        text.append(sku(index)).append("\tBench House\t").append(title(index)).append('\t');
        text.append(brand(index)).append("\t{");
        attributes(text, index);
        text.append(",\"description\":\"");
        do {
            text.append(DETAILS);
        } while (text.length() - begin < recordBytes);
        text.append("\"}\t").append(priceMinor(index)).append("\tEUR\t");
        text.append(new UUID(index * 0x9E3779B97F4A7C15L, changes[index] * 0xBF58476D1CE4E5B9L))
                .append('\n');
    }

    private static void attributes(StringBuilder text, int index) {
        int style = style(index);
        text.append("\"style\":\"BH-").append(style).append("\",");
        if (style % 5 != 0) {
            text.append("\"ean\":\"").append(ean(index)).append("\",");
        }
        text.append("\"family\":\"").append(of(FAMILIES, style)).append("\",\"season\":\"FW26\",\"material\":\"");
        text.append("80% ").append(of(CLOTHS, style)).append(", 20% silk\",\"origin\":\"IT\",\"hs\":\"620211\"");
        text.append(",\"colour\":\"").append(of(COLOURS, style / 3)).append("\",\"size\":\"");
        text.append(FIRST_SIZE + 2 * (index % SIZES)).append("\",\"images\":[\"https://img.bench-house.example/");
        text.append(style)
                .append("/front.jpg\",\"https://img.bench-house.example/")
                .append(style);
        text.append("/back.jpg\"]");
    }

    private static String brand(int index) {
        int brand = style(index) % BRANDS;
        return of(HOUSES, brand) + " " + of(NAMES, brand / HOUSES.size());
    }

    private static String title(int index) {
        int style = style(index);
        return of(CUTS, style / 7) + " " + of(CLOTHS, style) + " " + of(GARMENTS, style);
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

    private static String of(List<String> words, int number) {
        return words.get(number % words.size());
    }
}
