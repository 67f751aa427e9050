package io.milehub.canonical;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Style, colour and size of an item as one key of 16 bytes. Within a brand, items of one class are the same variant, if
 * no GTIN says otherwise. Colours are folded; sizes are the same only within one scale. The first half of the key is
 * the end of the style's own number, the second a hash of all: so what feeds tell one after the other lies together in
 * an index, which halves the time of writing it. Not safe for many threads.
 */
public final class StyleClass {
    private static final int HALF = Murmur128.BYTES / 2;
    private static final int COLOURS_MAX = 1_000;
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private final Murmur128 hash = new Murmur128();
    private final Map<String, String> folded = new HashMap<>();

    public byte[] of(Item item) {
        Size size = item.size();
        byte[] key = hash.clear()
                .chars(item.productKey())
                .chars(fold(item.colour()))
                .chars(size == null ? "" : size.scale().name())
                .chars(size == null ? "" : size.label())
                .hash();
        String style = item.productKey();
        for (int i = 0; i < HALF; i++) {
            int at = style.length() - HALF + i;
            key[i] = at < 0 ? 0 : (byte) style.charAt(at);
        }
        return key;
    }

    private String fold(@Nullable String colour) {
        if (colour == null) {
            return "";
        }
        if (folded.size() >= COLOURS_MAX) {
            folded.clear();
        }
        return folded.computeIfAbsent(colour, StyleClass::folded);
    }

    /**
     * Texts that differ only in case, accents or spaces become one, by Unicode's compatibility decomposition (NFKD, UAX
     * 15) and the letters of Europe that it leaves whole. {@code catalogue.fold} does the same in the database.
     */
    static String folded(String text) {
        String plain = MARKS.matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace('ð', 'd')
                .replace('ı', 'i')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
        return SPACES.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
