package io.milehub.mapping.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.milehub.canonical.Size;
import io.milehub.canonical.SizeScale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads size labels: the scale in the label wins, letters are international whatever the default scale is. */
final class SizeFunction {
    private static final int LABEL_CHARS_MAX = 40;

    private static final int KNOWN_MAX = 4_096;

    private static final ConcurrentMap<Written, JsonNode> KNOWN = new ConcurrentHashMap<>();

    private static final Map<String, SizeScale> SCALES = scales();

    private static final Map<String, String> LETTERS = letters();

    private SizeFunction() {}

    static TradeFunction definition() {
        return new TradeFunction(
                "size(scale, label)",
                2,
                2,
                "A size. `scale` holds for labels that name none; letters (`M`, `XXL`, `OS`) are always `INT`;"
                        + " a decimal"
                        + " comma becomes a point. A blank label gives nothing.",
                "size(\"IT\", \"FR 38\")",
                "\"FR 38\"",
                arguments -> size(Values.text(arguments[0]), Values.textOrDecimal(arguments[1])));
    }

    /** A feed has millions of pieces and a few hundred labels. */
    private static JsonNode size(@Nullable String scaleName, @Nullable String text) {
        if (text == null) {
            return NullNode.instance;
        }
        Written written = new Written(scaleName, text);
        JsonNode known = KNOWN.get(written);
        if (known != null) {
            return known;
        }
        JsonNode read = read(scaleName, text);
        if (KNOWN.size() < KNOWN_MAX) {
            KNOWN.put(written, read);
        }
        return read;
    }

    private record Written(@Nullable String scale, String label) {}

    private static JsonNode read(@Nullable String scaleName, String text) {
        String label = Values.fold(text).toUpperCase(Locale.ROOT);
        if (label.length() > LABEL_CHARS_MAX) {
            throw new FieldRefused(
                    "text-too-long", "A size label has at most " + LABEL_CHARS_MAX + " characters: " + label);
        }
        int named = nameLength(label);
        SizeScale scale = named > 0 ? SCALES.get(label.substring(0, named)) : null;
        String rest = scale == null ? label : withoutSeparator(label.substring(named));
        String letters = LETTERS.get(rest);
        if (letters != null) {
            return new POJONode(new Size(SizeScale.INT, letters));
        }
        if (scale == null || rest.isEmpty()) {
            scale = scaleOf(scaleName, label);
            rest = label;
        }
        return new POJONode(new Size(scale, point(rest)));
    }

    /**
     * The length of the scale's name at the start, where a digit or a separator follows: IT of "IT40", not of "ITEM".
     */
    private static int nameLength(String label) {
        int length = 0;
        while (length < label.length() && Character.isLetter(label.charAt(length))) {
            length++;
        }
        return SCALES.containsKey(label.substring(0, length)) ? length : 0;
    }

    private static String withoutSeparator(String rest) {
        String trimmed = Values.trim(rest);
        boolean separated = !trimmed.isEmpty() && ":/-".indexOf(trimmed.charAt(0)) >= 0;
        return separated ? Values.trim(trimmed.substring(1)) : trimmed;
    }

    private static SizeScale scaleOf(@Nullable String name, String label) {
        SizeScale scale = name == null ? null : SCALES.get(name.toUpperCase(Locale.ROOT));
        if (scale == null) {
            throw new FieldRefused(
                    "size-scale-unknown",
                    "The size " + FieldRefused.quote(label) + " has no known scale"
                            + (name == null ? "." : ": " + FieldRefused.quote(name) + "."));
        }
        return scale;
    }

    private static String point(String label) {
        int comma = label.indexOf(',');
        boolean decimal = comma > 0
                && comma < label.length() - 1
                && Character.isDigit(label.charAt(comma - 1))
                && Character.isDigit(label.charAt(comma + 1));
        return decimal ? label.replace(',', '.') : label;
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
        for (String one :
                new String[] {"OS", "O/S", "ONE SIZE", "ONESIZE", "TU", "U", "UNI", "UNICA", "TAGLIA UNICA"}) {
            letters.put(one, "ONE SIZE");
        }
        return Map.copyOf(letters);
    }
}
