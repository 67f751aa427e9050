package io.milehub.mapping.function.trade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.canonical.Size;
import io.milehub.canonical.SizeScale;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.function.LiteralCheck;
import io.milehub.mapping.function.TradeFunction;
import io.milehub.mapping.function.Values;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads size labels: the scale in the label wins, letters are international whatever the default scale is. */
final class SizeFunction {
    private static final int LABEL_CHARS_MAX = 40;

    private static final int KNOWN_MAX = 4_096;

    private static final ConcurrentMap<Written, JsonNode> KNOWN = new ConcurrentHashMap<>();

    private static final LiteralCheck SCALE = new LiteralCheck(
            0,
            name -> SizeNames.scale(upper(name)) != null
                    ? null
                    : "There is no scale " + FieldRefused.quote(name) + ".");

    private SizeFunction() {}

    static List<TradeFunction> all() {
        return List.of(
                new TradeFunction(
                                "size(scale, label)",
                                2,
                                2,
                                "A size as the supplier labels it. `scale` holds for labels that name none; letters"
                                        + " (`M`, `XS/S`, `OS`) are always `INT`, `W32 L34` is `DENIM 32/34` and"
                                        + " `44 mm` is `MM 44`; a decimal comma becomes a point and ½ is `.5`."
                                        + " Where `scale` is"
                                        + " one of shoes, so is what the label names. A blank label gives nothing.",
                                "size(\"IT\", \"FR 38\")",
                                "\"FR 38\"",
                                arguments -> size(Values.text(arguments[0]), Values.textOrDecimal(arguments[1])))
                        .checked(SCALE),
                new TradeFunction(
                                "size_in(scale, chart, size)",
                                3,
                                3,
                                "What a size is on another scale by the chart `women`, `men`, `women-shoes` or"
                                        + " `men-shoes`, as text; refused (`size-unconvertible`) where the chart has no"
                                        + " such row. The field `size` takes only what the supplier's label says.",
                                "size_in(\"IT\", \"women\", size(\"US\", 8))",
                                "\"IT 44\"",
                                arguments -> converted(arguments[0], arguments[1], arguments[2]))
                        .checked(SCALE, LiteralCheck.reads(1, SizeFunction::chart)));
    }

    private static JsonNode converted(JsonNode target, JsonNode chartName, JsonNode value) {
        if (Values.isBlank(value)) {
            return NullNode.instance;
        }
        if (!(value instanceof POJONode made && made.getPojo() instanceof Size size)) {
            throw new FieldRefused("field-type", "size_in reads the result of size(…), not " + value + ".");
        }
        SizeScale scale = scaleOf(Values.text(target), "");
        String chart = chart(String.valueOf(Values.text(chartName)));
        String label = SizeCharts.label(chart, size, scale);
        if (label == null) {
            throw new FieldRefused(
                    "size-unconvertible", "The chart " + chart + " has no " + size + " with a size on " + scale + ".");
        }
        return TextNode.valueOf(new Size(scale, label).toString());
    }

    private static String chart(String name) {
        if (!SizeCharts.names().contains(name)) {
            throw new FieldRefused(
                    "size-unconvertible",
                    "There is no chart " + FieldRefused.quote(name) + "; known are "
                            + String.join(", ", SizeCharts.names()) + ".");
        }
        return name;
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
        String label = SizeNames.inFront(Values.fold(text).toUpperCase(Locale.ROOT));
        if (label.length() > LABEL_CHARS_MAX) {
            throw new FieldRefused(
                    "text-too-long", "A size label has at most " + LABEL_CHARS_MAX + " characters: " + label);
        }
        int named = nameLength(label);
        SizeScale scale = named > 0 ? SizeNames.scale(label.substring(0, named)) : null;
        String rest = scale == null ? label : withoutSeparator(label.substring(named));
        String letters = SizeNames.letters(rest);
        if (letters != null) {
            return new POJONode(new Size(SizeScale.INT, letters));
        }
        Size ofForm = SizeLabels.ofForm(scale == null ? label : rest);
        if (ofForm != null) {
            return new POJONode(ofForm);
        }
        if (scale == null || rest.isEmpty()) {
            scale = scaleOf(scaleName, label);
            rest = label;
        } else {
            scale = SizeNames.scale(scale, scaleName == null ? null : SizeNames.scale(upper(scaleName)));
        }
        return new POJONode(new Size(scale, SizeLabels.plain(scale, rest)));
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    /**
     * The length of the scale's name at the start, where a digit or a separator follows: IT of "IT40", not of "ITEM".
     */
    private static int nameLength(String label) {
        int length = 0;
        while (length < label.length() && Character.isLetter(label.charAt(length))) {
            length++;
        }
        return SizeNames.scale(label.substring(0, length)) == null ? 0 : length;
    }

    private static String withoutSeparator(String rest) {
        String trimmed = Values.trim(rest);
        boolean separated = !trimmed.isEmpty() && ":/-".indexOf(trimmed.charAt(0)) >= 0;
        return separated ? Values.trim(trimmed.substring(1)) : trimmed;
    }

    private static SizeScale scaleOf(@Nullable String name, String label) {
        SizeScale scale = name == null ? null : SizeNames.scale(upper(name));
        if (scale == null) {
            throw new FieldRefused(
                    "size-scale-unknown",
                    "The size " + FieldRefused.quote(label) + " has no known scale"
                            + (name == null ? "." : ": " + FieldRefused.quote(name) + "."));
        }
        return scale;
    }
}
