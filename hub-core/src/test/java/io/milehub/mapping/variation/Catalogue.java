package io.milehub.mapping.variation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Styles out of a seed, with values that are hard to write and to read, and what a right reading of them says. */
final class Catalogue {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SKU_CHARS_MAX = 128;

    final List<Style> styles = new ArrayList<>();
    private final Random random;
    private final HardTexts texts;

    private Catalogue(long seed, Predicate<String> writable) {
        this.random = new Random(Choices.mixed(seed));
        this.texts = new HardTexts(random, writable);
    }

    /** @param writable whether a format can write a text at all */
    static Catalogue of(long seed, int count, Predicate<String> writable) {
        Catalogue catalogue = new Catalogue(seed, writable);
        for (int i = 0; i < count; i++) {
            catalogue.styles.add(catalogue.style(i));
        }
        return catalogue;
    }

    static Predicate<String> in(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        return encoder::canEncode;
    }

    static Predicate<String> without(String chars) {
        return text -> text.chars().noneMatch(c -> chars.indexOf(c) >= 0);
    }

    private Style style(int number) {
        Map<String, String> cells = new HashMap<>();
        cells.put("style", texts.id("ST" + number));
        put(cells, "brand", 12, texts.line(150));
        cells.put("title", texts.line(900));
        put(cells, "text", 3, texts.lines());
        put(cells, "season", 2, texts.line(40));
        List<Map<String, String>> sizes = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            sizes.add(size(number + "-" + i));
        }
        List<String> images = new ArrayList<>();
        for (int i = random.nextInt(count + 1); i > 0; i--) {
            images.add("https://img.example/" + number + "/" + i + ".jpg?a=1&b='2,3';c=4");
        }
        return new Style(cells, images, sizes);
    }

    private Map<String, String> size(String number) {
        Map<String, String> cells = new HashMap<>();
        cells.put("sku", texts.id(number));
        put(cells, "gtin", 3, gtin());
        put(cells, "colour", 4, texts.line(120));
        put(cells, "label", 4, String.valueOf(34 + 2 * random.nextInt(11)));
        cells.put("rrp", BigDecimal.valueOf(1 + random.nextInt(900_000_000), 2).toPlainString());
        put(cells, "limit", 2, String.valueOf(1 + random.nextInt(500)));
        put(cells, "version", 2, String.valueOf(Long.MAX_VALUE - random.nextInt(1_000)));
        put(cells, "status", 2, random.nextInt(4) == 0 ? "gone" : "there");
        switch (random.nextInt(24)) {
            case 0 -> cells.remove("sku");
            case 1 -> cells.put("sku", "x".repeat(SKU_CHARS_MAX + 1));
            case 2 -> cells.put("gtin", "4006381333932");
            case 3 -> cells.put("rrp", "0.00");
            case 4 -> cells.put("rrp", "-5.10");
            case 5 -> cells.put("limit", "0");
            default -> {}
        }
        return cells;
    }

    /** Thirteen digits, the last of which is the check digit (GS1 General Specifications, 7.9). */
    private String gtin() {
        StringBuilder digits = new StringBuilder(random.nextInt(5) == 0 ? "00" : "40");
        int sum = 0;
        for (int i = digits.length(); i < 12; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits.append((10 - sum % 10) % 10).toString();
    }

    private void put(Map<String, String> cells, String field, int oneAbsentIn, String value) {
        if (random.nextInt(oneAbsentIn) > 0) {
            cells.put(field, value);
        }
    }

    /** A line for each size: what it is mapped to, or why it is refused, or that it is passed over. */
    List<String> expected() {
        List<String> lines = new ArrayList<>();
        for (Style style : styles) {
            for (Map<String, String> size : style.sizes()) {
                lines.add(lines.size() + " " + expected(style, size));
            }
        }
        return lines;
    }

    private static String expected(Style style, Map<String, String> size) {
        if ("gone".equals(size.get("status"))) {
            return "skipped";
        }
        List<String> faults = new ArrayList<>();
        String sku = size.get("sku");
        fault(faults, sku == null, "sku-missing sku");
        fault(faults, sku != null && sku.length() > SKU_CHARS_MAX, "text-too-long sku");
        fault(faults, "4006381333932".equals(size.get("gtin")), "gtin-check-digit gtin");
        fault(faults, !style.cells().containsKey("brand"), "field-missing product.brand");
        fault(faults, new BigDecimal(size.get("rrp")).signum() <= 0, "price-not-positive price.rrp");
        fault(faults, "0".equals(size.get("limit")), "field-type lifetime_limit");
        if (!faults.isEmpty()) {
            boolean named = sku != null && sku.length() <= SKU_CHARS_MAX;
            return "refused " + (named ? sku : null) + " "
                    + faults.stream().sorted().toList();
        }
        return "accepted " + accepted(style, size);
    }

    private static void fault(List<String> faults, boolean is, String fault) {
        if (is) {
            faults.add(fault);
        }
    }

    /** As {@link Told} shows records: the fields of the documentation, those without a value left out. */
    private static Map<String, JsonNode> accepted(Style style, Map<String, String> size) {
        Map<String, JsonNode> fields = new TreeMap<>();
        text(fields, "sku", size.get("sku"));
        text(fields, "gtin", size.get("gtin") == null ? null : "0" + size.get("gtin"));
        text(fields, "product.key", style.cells().get("style"));
        text(fields, "product.brand", style.cells().get("brand"));
        text(fields, "product.title.en", style.cells().get("title"));
        text(fields, "product.description.it", style.cells().get("text"));
        text(fields, "season", style.cells().get("season"));
        text(fields, "colour", size.get("colour"));
        text(fields, "size", size.get("label") == null ? null : "IT " + size.get("label"));
        text(fields, "price.rrp", size.get("rrp") + " EUR");
        text(fields, "price.tax", "INC(IT)");
        number(fields, "lifetime_limit", size.get("limit"));
        number(fields, "version", size.get("version"));
        if (!style.images().isEmpty()) {
            fields.put(
                    "images",
                    JSON.arrayNode()
                            .addAll(style.images().stream().map(JSON::textNode).toList()));
        }
        return fields;
    }

    private static void text(Map<String, JsonNode> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, JSON.textNode(value));
        }
    }

    private static void number(Map<String, JsonNode> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, JSON.numberNode(Long.parseLong(value)));
        }
    }

    /**
     * The lines of a mapping file that read the fields.
     *
     * @param style what stands before the name of a field of the style; of a size's, nothing stands before its dot
     */
    static String fields(String style) {
        return """
                fields:
                  sku: .sku
                  gtin: gtin(.gtin)
                  product.key: %1$s.style
                  product.brand: %1$s.brand
                  product.title.en: %1$s.title
                  product.description.it: %1$s.text
                  season: %1$s.season
                  colour: .colour
                  size: size("IT", .label)
                  images: %1$s.images
                  price.rrp: money(.rrp, "EUR")
                  price.tax: '"INC(IT)"'
                  lifetime_limit: .limit
                  version: .version
                skip: .status == "gone"
                """.formatted(style);
    }

    /** The styles in so many parts, in their order. */
    List<List<Style>> parts(int count) {
        List<List<Style>> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(styles.subList(styles.size() * i / count, styles.size() * (i + 1) / count));
        }
        return parts;
    }
}
