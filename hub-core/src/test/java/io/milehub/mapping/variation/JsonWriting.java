package io.milehub.mapping.variation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259): sizes within their styles, or each size with all that its style says. */
class JsonWriting implements Writing {
    /** Where the records stand, as `each` says it. */
    enum Shape {
        LIST_OF_STYLES(".[].sizes[]", true, false),
        WRAPPED_STYLES(".data.styles[].sizes[]", true, false),
        LIST_OF_SIZES(".[]", false, false),
        WRAPPED_SIZES(".data.sizes[]", false, false),
        LINES_OF_STYLES(".sizes[]", true, true),
        LINES_OF_SIZES(".", false, true);

        final String each;
        final boolean nested;
        final boolean lines;

        Shape(String each, boolean nested, boolean lines) {
            this.each = each;
            this.nested = nested;
            this.lines = lines;
        }
    }

    private static final List<String> CHARSETS =
            List.of("UTF-8", "marked UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "marked UTF-16LE");
    private static final List<String> NUMBERS = List.of("limit", "version", "rrp");

    final Choices choices;
    private final Shape shape;
    private final @Nullable String next;

    /** @param next of a page that another one follows, what leads to it */
    JsonWriting(Choices choices, Shape shape, @Nullable String next) {
        this.choices = choices;
        this.shape = shape;
        this.next = next;
    }

    @Override
    public byte[] document(List<Style> styles) {
        List<String> records = new ArrayList<>();
        for (Style style : styles) {
            if (shape.nested) {
                records.add(style(style));
            } else {
                style.sizes().forEach(size -> records.add(object(members(size, members(style)))));
            }
        }
        return shape.lines ? lines(records) : encoded(space() + around(list(records)) + space());
    }

    private String around(String list) {
        if (shape.each.startsWith(".[")) {
            return list;
        }
        Map<String, String> data = new LinkedHashMap<>();
        data.put("note", "[{\"sizes\":[{\"sku\":\"none\"}]},null,1.0e-3,[],{}]");
        data.put(shape.nested ? "styles" : "sizes", list);
        Map<String, String> document = new LinkedHashMap<>();
        document.put("next", next == null ? "null" : string(next));
        document.put("data", object(data));
        document.put("sizes", "{}");
        return object(document);
    }

    private byte[] lines(List<String> records) {
        String end = choices.of("line end", List.of("\n", "\r\n", "\n\n \t\n"));
        String text = String.join(end, records) + (choices.flip("last line is ended") ? end : "");
        return ((choices.flip("byte order mark") ? "\ufeff" : "") + text).getBytes(UTF_8);
    }

    private String style(Style style) {
        Map<String, String> members = members(style);
        List<String> sizes = new ArrayList<>();
        style.sizes().forEach(size -> sizes.add(object(members(size, new LinkedHashMap<>()))));
        members.put("sizes", list(sizes));
        return object(members);
    }

    private Map<String, String> members(Style style) {
        Map<String, String> members = new LinkedHashMap<>();
        Style.FIELDS.forEach(field -> put(members, field, style.cells().get(field)));
        if (!style.images().isEmpty() || choices.flip("empty list")) {
            members.put("images", list(style.images().stream().map(this::string).toList()));
        }
        return members;
    }

    private Map<String, String> members(Map<String, String> size, Map<String, String> into) {
        Style.SIZE_FIELDS.forEach(field -> put(into, field, size.get(field)));
        if (choices.flip("more members")) {
            into.put("more", "{\"sku\":\"none\",\"a\":[[],{\"]}\":\"}\\\"\"}]}");
        }
        return into;
    }

    private void put(Map<String, String> members, String field, @Nullable String value) {
        if (value == null) {
            String nothing = choices.any(List.of("", "null", "\"\"", "\" \\t\""));
            if (!nothing.isEmpty()) {
                members.put(field, nothing);
            }
        } else if (NUMBERS.contains(field) && choices.flip("numbers are numbers")) {
            members.put(field, field.equals("rrp") ? number(value) : value);
        } else if (field.equals("rrp")) {
            members.put(field, string(choices.of("amounts", Amounts.ALL).written(value)));
        } else {
            members.put(field, string(value));
        }
    }

    private String number(String value) {
        BigDecimal exact = new BigDecimal(value);
        return choices.of("exponents", List.of(true, false)) ? exact.unscaledValue() + "E-" + exact.scale() : value;
    }

    String object(Map<String, String> members) {
        List<String> written = new ArrayList<>();
        members.forEach((name, value) -> written.add(string(name) + space() + ":" + space() + value));
        if (choices.flip("members in any order")) {
            Collections.shuffle(written, choices.random());
        }
        return "{" + space() + String.join(space() + "," + space(), written) + space() + "}";
    }

    private String list(List<String> values) {
        return "[" + space() + String.join(space() + "," + space(), values) + space() + "]";
    }

    private String space() {
        String spaces = choices.of("white space", List.of("none", "some"));
        List<String> some = shape.lines ? List.of("", " ", "\t ") : List.of("", " ", "\n", "\r\n\t");
        return spaces.equals("none") ? "" : choices.any(some);
    }

    String string(String text) {
        String escapes = choices.of("escapes", List.of("needed", "not ascii", "all", "some"));
        StringBuilder written = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = switch (escapes) {
                case "needed" -> false;
                case "not ascii" -> c > '~';
                case "all" -> true;
                default -> !Character.isSurrogate(c) && choices.oneIn(3);
            };
            written.append(escaped ? code(c) : raw(c));
        }
        return written.append('"').toString();
    }

    String code(char c) {
        String code = String.format("\\u%04x", (int) c);
        return choices.oneIn(2) ? code : "\\u" + code.substring(2).toUpperCase(Locale.ROOT);
    }

    private String raw(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '/' -> choices.flip("slashes are escaped") ? "\\/" : "/";
            default -> c < ' ' ? code(c) : String.valueOf(c);
        };
    }

    private byte[] encoded(String text) {
        String charset = choices.of("charset", CHARSETS);
        boolean marked = charset.startsWith("marked ");
        return ((marked ? "\ufeff" : "") + text).getBytes(Charset.forName(charset.replace("marked ", "")));
    }
}
