package io.milehub.mapping.variation;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes 832 of X12: a LIN for each size. Nothing can be released, so a text must lack the separators. */
class X12Writing implements Writing {
    /** Separators of element and component, terminator, separator of repetitions. */
    static final Map<String, String> SEPARATORS = Map.of(
            "usual", "*>~^",
            "lines", "|<\n^",
            "control", "\u001d\u001f\u001c\u001e",
            "latin", "*:§^".replace(':', '\u001f'));

    final Choices choices;
    private final String separators;
    private int number;

    X12Writing(Choices choices, String separators) {
        this.choices = choices;
        this.separators = separators;
    }

    @Override
    public byte[] document(List<Style> styles) {
        StringBuilder text = new StringBuilder();
        for (List<Style> part : parts("an interchange each", styles)) {
            text.append(interchange(part));
        }
        return ((choices.flip("byte order mark") ? "\ufeff" : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    private List<List<Style>> parts(String what, List<Style> styles) {
        return choices.flip(what) ? styles.stream().map(List::of).toList() : List.of(styles);
    }

    private String interchange(List<Style> styles) {
        boolean repeating = choices.flip("repetitions have a separator");
        boolean fixed = choices.flip("ISA has its length");
        String control = String.format("%09d", ++number);
        List<String> segments = new ArrayList<>();
        String blank = fixed ? " ".repeat(10) : "";
        String isa = String.join(
                separators.substring(0, 1),
                "ISA",
                "00",
                blank,
                "00",
                blank,
                "ZZ",
                fixed ? "SENDER         " : "SENDER",
                "ZZ",
                fixed ? "RECEIVER       " : "RECEIVER",
                "260301",
                "1000",
                repeating ? separators.substring(3) : "U",
                repeating ? "00501" : "00401",
                control,
                "0",
                "P",
                separators.substring(1, 2));
        segments.add(isa + separators.charAt(2));
        int groups = 0;
        for (List<Style> group : parts("a group each", styles)) {
            String reference = String.valueOf(++groups);
            segments.add(segment("GS", "SC", "S", "R", "20260301", "1000", reference, "X", "004010"));
            int sets = 0;
            for (List<Style> set : parts("a set each", group)) {
                segments.addAll(set(set, String.format("%04d", ++sets)));
            }
            segments.add(segment("GE", String.valueOf(sets), reference));
        }
        segments.add(segment("IEA", String.valueOf(groups), control));
        return String.join(after(), segments) + after();
    }

    private List<String> set(List<Style> styles, String reference) {
        List<String> segments = new ArrayList<>();
        segments.add(segment("ST", "832", reference));
        segments.add(segment("BCT", "PC", "1"));
        for (Style style : styles) {
            style.sizes().forEach(size -> segments.addAll(size(style, size)));
        }
        segments.add(segment("CTT", "1"));
        segments.add(segment("SE", String.valueOf(segments.size() + 1), reference));
        return segments;
    }

    private List<String> size(Style style, Map<String, String> size) {
        List<String> segments = new ArrayList<>();
        add(segments, style.cells().get("brand"), "PID", "F", "BRN", "", "");
        add(segments, style.cells().get("title"), "PID", "F", "TTL", "", "");
        add(segments, style.cells().get("text"), "PID", "F", "TXT", "", "");
        add(segments, style.cells().get("season"), "PID", "F", "SEA", "", "");
        add(segments, size.get("colour"), "PID", "F", "COL", "", "");
        add(segments, size.get("label"), "PID", "F", "SIZ", "", "");
        add(segments, size.get("rrp"), "CTP", "", "RTL");
        add(segments, size.get("limit"), "QTY", "52");
        add(segments, size.get("version"), "REF", "VN");
        add(segments, size.get("status"), "REF", "ST");
        if (choices.flip("segments in any order")) {
            Collections.shuffle(segments, choices.random());
        }
        style.images().forEach(image -> segments.add(segment("PID", "F", "IMG", "", "", image)));
        segments.addFirst(line(style, size));
        return segments;
    }

    /** Pairs of qualifier and number, by any order. */
    private String line(Style style, Map<String, String> size) {
        List<List<String>> pairs = new ArrayList<>();
        pairs.add(List.of("MG", requireNonNullElse(style.cells().get("style"), "")));
        pairs.add(List.of("VN", requireNonNullElse(size.get("sku"), "")));
        pairs.add(List.of("UP", requireNonNullElse(size.get("gtin"), "")));
        if (choices.flip("pairs in any order")) {
            Collections.shuffle(pairs, choices.random());
        }
        List<String> elements = new ArrayList<>(List.of("LIN", "1"));
        pairs.forEach(elements::addAll);
        return segment(elements.toArray(String[]::new));
    }

    private void add(List<String> segments, @Nullable String value, String... before) {
        if (value != null || choices.oneIn(2)) {
            List<String> elements = new ArrayList<>(List.of(before));
            elements.add(requireNonNullElse(value, choices.any(List.of("", " "))));
            segments.add(segment(elements.toArray(String[]::new)));
        }
    }

    String segment(String... elements) {
        return String.join(separators.substring(0, 1), elements) + separators.charAt(2);
    }

    private String after() {
        String after = choices.of("after segments", List.of("", "\n", "\r\n"));
        return separators.charAt(2) == '\n' ? "" : after;
    }
}
