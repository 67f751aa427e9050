package io.milehub.mapping.variation;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes PRICAT of EDIFACT (ISO 9735): a LIN for each size, by itself or within the PGI of its style. */
class EdifactWriting implements Writing {
    /** What UNB says that the bytes are (code list 0001). */
    static final Map<String, String> SYNTAXES = Map.of(
            "UNOA", "US-ASCII",
            "UNOC", "ISO-8859-1",
            "UNOD", "ISO-8859-2",
            "UNOE", "ISO-8859-5",
            "UNOF", "ISO-8859-7",
            "UNOL", "ISO-8859-15",
            "UNOW", "UTF-8",
            "UNOY", "UTF-16BE");

    /** Separators of component and element, decimal mark, release, repetition, terminator; as they stand in UNA. */
    private static final List<String> ADVICES =
            List.of(":+.? '", ":+,? '", "=*.! ~", "|;,\\ \n", "\u001f\u001d.? \u001c", ":+.?*'", "^|,% \r");

    private static final String ASSUMED = ":+.? '";

    final Choices choices;
    private final boolean nested;
    private final String syntax;
    private String service = ASSUMED;
    private int controls;

    /** @param syntax by which the text is written, {@code UNOC} */
    EdifactWriting(Choices choices, boolean nested, String syntax) {
        this.choices = choices;
        this.nested = nested;
        this.syntax = syntax;
    }

    @Override
    public byte[] document(List<Style> styles) {
        StringBuilder text = new StringBuilder();
        for (List<Style> part : choices.flip("an interchange each") ? each(styles) : List.of(styles)) {
            text.append(interchange(part));
        }
        if (choices.flip("last terminator is left out")) {
            text.setLength(text.lastIndexOf(service.substring(5)));
        }
        return encoded(text.toString());
    }

    private static List<List<Style>> each(List<Style> styles) {
        return styles.stream().map(List::of).toList();
    }

    private String interchange(List<Style> styles) {
        boolean advised = choices.flip("UNA");
        service = advised ? choices.any(ADVICES) : ASSUMED;
        String control = String.valueOf(++controls);
        List<String> segments = new ArrayList<>();
        segments.add(segment(List.of(
                List.of("UNB"),
                List.of(syntax, "3"),
                List.of("S"),
                List.of("R"),
                List.of("260301", "1000"),
                List.of(control))));
        List<List<Style>> messages = choices.flip("a message each") ? each(styles) : List.of(styles);
        boolean grouped = choices.flip("groups");
        int number = 0;
        for (List<Style> message : messages) {
            String reference = String.valueOf(++number);
            if (grouped) {
                segments.add(segment("UNG", "PRICAT", "S", "R", "260301", reference, "UN", "D"));
            }
            segments.addAll(message(message, reference));
            if (grouped) {
                segments.add(segment("UNE", "1", reference));
            }
        }
        segments.add(segment("UNZ", String.valueOf(number), control));
        return (advised ? "UNA" + service + after() : "") + wrapped(String.join(after(), segments) + after());
    }

    private List<String> message(List<Style> styles, String reference) {
        List<String> segments = new ArrayList<>();
        segments.add(segment(List.of(List.of("UNH"), List.of(reference), List.of("PRICAT", "D", "96A", "UN"))));
        segments.add(segment("BGM", "9", "PC'1+2:3?4*5~6|7^8"));
        for (Style style : styles) {
            if (nested) {
                segments.add(segment("PGI", "11"));
                segments.addAll(inOrder(style(style)));
            }
            for (Map<String, String> size : style.sizes()) {
                segments.addAll(size(style, size));
            }
        }
        segments.add(segment("UNT", String.valueOf(segments.size() + 1), reference));
        return segments;
    }

    private List<String> size(Style style, Map<String, String> size) {
        List<String> segments = new ArrayList<>();
        if (!nested) {
            segments.addAll(style(style));
        }
        add(segments, size.get("sku"), List.of(List.of("PIA"), List.of("1"), List.of("", "SA")));
        described(segments, "35", size.get("colour"));
        described(segments, "98", size.get("label"));
        add(segments, amount(size.get("rrp")), List.of(List.of("PRI"), List.of("AAE", "")));
        add(segments, size.get("limit"), List.of(List.of("QTY"), List.of("52", "")));
        add(segments, size.get("version"), List.of(List.of("RFF"), List.of("VN", "")));
        add(segments, size.get("status"), List.of(List.of("STS"), List.of("1"), List.of("")));
        List<String> ordered = inOrder(segments);
        List<String> all = new ArrayList<>();
        String gtin = size.get("gtin");
        all.add(
                gtin == null
                        ? segment("LIN", "1")
                        : segment(List.of(List.of("LIN"), List.of("1"), List.of(), List.of(gtin, "EN"))));
        all.addAll(ordered);
        return all;
    }

    private List<String> style(Style style) {
        List<String> segments = new ArrayList<>();
        add(segments, style.cells().get("style"), List.of(List.of("PIA"), List.of("1"), List.of("", "MF")));
        described(segments, "BRN", style.cells().get("brand"));
        described(segments, "ANM", style.cells().get("title"));
        described(segments, "SEA", style.cells().get("season"));
        String text = style.cells().get("text");
        add(segments, text, List.of(List.of("FTX"), List.of("AAI"), List.of(), List.of(), List.of("")));
        style.images().forEach(image -> segments.add(segment("FTX", "IMG", "", "", image)));
        return segments;
    }

    private void described(List<String> segments, String code, @Nullable String value) {
        add(segments, value, List.of(List.of("IMD"), List.of("F"), List.of(code), List.of("", "", "", "")));
    }

    /** Writes a value where the last blank component stands; one that is absent in one of the ways to write nothing. */
    private void add(List<String> segments, @Nullable String value, List<List<String>> elements) {
        if (value == null && choices.oneIn(2)) {
            return;
        }
        List<List<String>> written = new ArrayList<>(elements);
        List<String> last = new ArrayList<>(written.removeLast());
        last.set(last.lastIndexOf(""), requireNonNullElse(value, choices.any(List.of("", "  "))));
        written.add(last);
        segments.add(segment(written));
    }

    private @Nullable String amount(@Nullable String plain) {
        return plain == null ? null : plain.replace('.', mark());
    }

    char mark() {
        return service.charAt(2);
    }

    private List<String> inOrder(List<String> segments) {
        if (!choices.flip("segments in any order")) {
            return segments;
        }
        List<String> ordered = segments.stream().filter(s -> !isImage(s)).collect(Collectors.toList());
        Collections.shuffle(ordered, choices.random());
        segments.stream().filter(this::isImage).forEach(ordered::add);
        return ordered;
    }

    private boolean isImage(String segment) {
        return segment.startsWith("FTX" + service.charAt(1) + "IMG");
    }

    private String segment(String... elements) {
        List<List<String>> composites = new ArrayList<>();
        for (String element : elements) {
            composites.add(List.of(element));
        }
        return segment(composites);
    }

    private String segment(List<List<String>> elements) {
        StringBuilder text = new StringBuilder();
        for (List<String> element : elements) {
            text.append(text.isEmpty() ? "" : service.substring(1, 2));
            text.append(element.stream().map(this::released).collect(Collectors.joining(service.substring(0, 1))));
        }
        return text.append(service.charAt(5)).toString();
    }

    String released(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean means = service.indexOf(c) >= 0 && service.indexOf(c) != 2 && c != ' ';
            text.append(means ? service.substring(3, 4) : "").append(c);
        }
        return text.toString();
    }

    /** Between segments, unless it would be one. */
    private String after() {
        String after = choices.of("after segments", List.of("", "\n", "\r\n", "\r\n   "));
        return breaksAreData() ? "" : after;
    }

    private boolean breaksAreData() {
        return service.charAt(5) == '\n' || service.charAt(5) == '\r';
    }

    /** Breaks the text into lines of one width, wherever that falls. */
    private String wrapped(String text) {
        int width = choices.of("lines", List.of(0, 80, 7));
        if (width == 0 || breaksAreData()) {
            return text;
        }
        StringBuilder lines = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            lines.append(i > 0 && i % width == 0 ? lineBreak() : "").appendCodePoint(characters[i]);
        }
        return lines.toString();
    }

    String lineBreak() {
        return "\r\n";
    }

    byte[] encoded(String text) {
        Charset charset = Charset.forName(SYNTAXES.get(syntax));
        boolean marked = charset.name().startsWith("UTF-") && choices.flip("byte order mark");
        return ((marked ? "\ufeff" : "") + text).getBytes(charset);
    }
}
