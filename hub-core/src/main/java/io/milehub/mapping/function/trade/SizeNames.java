package io.milehub.mapping.function.trade;

import io.milehub.canonical.SizeScale;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How labels name scales, and letters in words. All names are in capitals. */
final class SizeNames {
    private static final Map<String, SizeScale> SCALES = scales();
    private static final Map<String, String> LETTERS = letters();

    /** What a shoe's label calls {@code UK 5} is no dress; France and Germany wear Paris points, Japan centimetres. */
    private static final Map<SizeScale, SizeScale> OF_SHOES = Map.of(
            SizeScale.EU, SizeScale.SHOE_EU,
            SizeScale.FR, SizeScale.SHOE_EU,
            SizeScale.DE, SizeScale.SHOE_EU,
            SizeScale.IT, SizeScale.SHOE_IT,
            SizeScale.UK, SizeScale.SHOE_UK,
            SizeScale.US, SizeScale.SHOE_US,
            SizeScale.JP, SizeScale.CM);

    /** Of one letter none, since 75D and 32F are sizes themselves. */
    private static final Pattern BEHIND =
            Pattern.compile("([0-9][0-9., /½⅓⅔]*?) ?(ITA?|FRA?|UK|GB|USA?|EUR?|DE|GER|JPN?)");

    private static final Pattern RANGE = Pattern.compile("([2-4X]*(?:S|M|L))(?: ?[/-] ?)([2-4X]*(?:S|M|L))");

    private SizeNames() {}

    static @Nullable SizeScale scale(String name) {
        return SCALES.get(name);
    }

    /** The scale that a label of a piece on a scale means; a null scale says nothing. */
    static SizeScale scale(SizeScale named, @Nullable SizeScale usual) {
        boolean shoe = usual != null && usual.name().startsWith("SHOE_");
        return shoe ? OF_SHOES.getOrDefault(named, named) : named;
    }

    /** A label whose scale stands behind it, {@code 38 IT}, with the scale in front; any other as it is. */
    static String inFront(String label) {
        Matcher behind = BEHIND.matcher(label);
        return behind.matches() ? behind.group(2) + " " + behind.group(1) : label;
    }

    /** The international letters of a label, {@code XXL} of 2XL and {@code XS/S} of XS-S; null where it has others. */
    static @Nullable String letters(String label) {
        String letters = LETTERS.get(label);
        if (letters != null) {
            return letters;
        }
        Matcher range = RANGE.matcher(label);
        String from = range.matches() ? LETTERS.get(range.group(1)) : null;
        String to = from == null ? null : LETTERS.get(range.group(2));
        return to == null ? null : from + "/" + to;
    }

    private static Map<String, SizeScale> scales() {
        Map<String, SizeScale> scales = new HashMap<>();
        for (SizeScale scale : SizeScale.values()) {
            scales.put(scale.name(), scale);
        }
        scales.put("I", SizeScale.IT);
        scales.put("F", SizeScale.FR);
        scales.put("D", SizeScale.DE);
        scales.put("GB", SizeScale.UK);
        scales.put("ITA", SizeScale.IT);
        scales.put("FRA", SizeScale.FR);
        scales.put("GER", SizeScale.DE);
        scales.put("USA", SizeScale.US);
        scales.put("JPN", SizeScale.JP);
        scales.put("EUR", SizeScale.EU);
        return Map.copyOf(scales);
    }

    private static Map<String, String> letters() {
        Map<String, String> letters = new HashMap<>();
        for (String letter : new String[] {"XXS", "XS", "S", "M", "L", "XL", "XXL", "XXXL", "XXXXL"}) {
            letters.put(letter, letter);
        }
        letters.put("2XS", "XXS");
        letters.put("2XL", "XXL");
        letters.put("3XL", "XXXL");
        letters.put("4XL", "XXXXL");
        letters.put("SMALL", "S");
        letters.put("MEDIUM", "M");
        letters.put("LARGE", "L");
        for (String extra : new String[] {"X-", "X ", "EXTRA ", "EXTRA-"}) {
            letters.put(extra + "SMALL", "XS");
            letters.put(extra + "LARGE", "XL");
        }
        for (String one : new String[] {
            "OS",
            "O/S",
            "ONE SIZE",
            "ONESIZE",
            "ONE-SIZE",
            "OSFA",
            "ONE SIZE FITS ALL",
            "TU",
            "T.U.",
            "U",
            "UNI",
            "UNICA",
            "TAGLIA UNICA",
            "TAILLE UNIQUE",
            "TALLA UNICA",
            "TALLA ÚNICA",
            "EINHEITSGRÖSSE"
        }) {
            letters.put(one, "ONE SIZE");
        }
        return Map.copyOf(letters);
    }
}
