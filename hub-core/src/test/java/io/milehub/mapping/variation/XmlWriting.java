package io.milehub.mapping.variation;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes XML 1.0: sizes within their styles, or RSS with an item for each size. */
class XmlWriting implements Writing {
    static final String TRADE = "http://base.google.com/ns/1.0";

    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

    final Choices choices;
    private final boolean rss;
    private final Charset charset;

    /** @param rss whether fields stand in a namespace of their own, in items of a channel */
    XmlWriting(Choices choices, boolean rss, Charset charset) {
        this.choices = choices;
        this.rss = rss;
        this.charset = charset;
    }

    @Override
    public byte[] document(List<Style> styles) {
        StringBuilder content = new StringBuilder();
        for (Style style : styles) {
            if (rss) {
                style.sizes().forEach(size -> content.append(between()).append(item(style, size)));
            } else {
                content.append(between()).append(style(style));
            }
        }
        content.append(between());
        return encoded(declaration() + misc() + (rss ? rss(content) : catalogue(content)) + misc());
    }

    private String rss(CharSequence items) {
        String prefix = prefix();
        return "<rss version=\"2.0\" xmlns:" + prefix + "=\"" + TRADE + "\" xmlns:xsi='" + SCHEMA_INSTANCE
                + "'><channel><title>" + escaped("a & b") + "</title>" + items + "</channel>" + misc() + "</rss >";
    }

    private String catalogue(CharSequence styles) {
        String namespace = choices.of("namespace", List.of("none", "default", "prefix"));
        String declared = switch (namespace) {
            case "default" -> " xmlns='urn:example:catalogue'";
            case "prefix" -> " xmlns:" + prefix() + "='urn:example:catalogue'";
            default -> "";
        };
        return "<" + name("catalogue") + declared + " xmlns:xsi=\"" + SCHEMA_INSTANCE + "\">" + styles + "</"
                + name("catalogue") + ">";
    }

    private String prefix() {
        return choices.of("prefix", List.of("g", "x", "_g-1."));
    }

    /** A name of the catalogue, or of a field in RSS. */
    private String name(String local) {
        boolean prefixed = rss
                || choices.of("namespace", List.of("none", "default", "prefix")).equals("prefix");
        return prefixed ? prefix() + ":" + local : local;
    }

    private String style(Style style) {
        List<String> children = new ArrayList<>();
        List.of("title", "text", "season")
                .forEach(field -> add(children, field, style.cells().get(field)));
        children.add(list("images", style.images()));
        style.sizes().forEach(size -> children.add(size(size)));
        return element("style", attributes(style.cells(), "style", "brand"), inOrder(children, "size"));
    }

    private String size(Map<String, String> size) {
        List<String> children = new ArrayList<>();
        Style.SIZE_FIELDS.stream()
                .filter(field -> !field.equals("sku") && !field.equals("status"))
                .forEach(field -> add(children, field, size.get(field)));
        return element("size", attributes(size, "sku", "status"), inOrder(children, ""));
    }

    private String item(Style style, Map<String, String> size) {
        List<String> children = new ArrayList<>();
        Style.FIELDS.forEach(field -> add(children, field, style.cells().get(field)));
        Style.SIZE_FIELDS.forEach(field -> add(children, field, size.get(field)));
        children.add(list("images", style.images()));
        return "<item>" + inOrder(children, "") + "</item\n>";
    }

    private String list(String name, List<String> values) {
        StringBuilder elements = new StringBuilder();
        values.forEach(
                value -> elements.append(element(name, "", written(value))).append(between()));
        return elements.toString();
    }

    private void add(List<String> children, String field, @Nullable String value) {
        if (value != null) {
            String text =
                    field.equals("rrp") ? choices.of("amounts", Amounts.ALL).written(value) : value;
            children.add(element(field, "", written(text)));
            return;
        }
        switch (choices.random().nextInt(4)) {
            case 0 -> children.add("<" + name(field) + "/>");
            case 1 -> children.add(element(field, "", " <!-- none -->\n"));
            case 2 -> children.add(element(field, " xsi:nil='true'", ""));
            default -> {}
        }
    }

    /** Children by any order, but those of one name in theirs. */
    private String inOrder(List<String> children, String last) {
        List<String> ordered = new ArrayList<>(children);
        String start = "<" + name(last);
        ordered.removeIf(child -> !last.isEmpty() && child.startsWith(start));
        if (choices.flip("elements in any order")) {
            Collections.shuffle(ordered, choices.random());
        }
        children.stream().filter(child -> !ordered.contains(child)).forEach(ordered::add);
        StringBuilder text = new StringBuilder();
        ordered.forEach(child -> text.append(between()).append(child));
        return text.append(between()).toString();
    }

    private String element(String name, String attributes, String content) {
        return "<" + name(name) + attributes + ">" + content + "</" + name(name) + ">";
    }

    String attributes(Map<String, String> cells, String first, String second) {
        List<String> written = new ArrayList<>();
        for (String name : List.of(first, second)) {
            String value = cells.get(name);
            if (value != null || choices.oneIn(2)) {
                char quote = choices.any(List.of('"', '\''));
                written.add(name + "=" + quote + attribute(requireNonNullElse(value, ""), quote) + quote);
            }
        }
        if (choices.flip("attributes turned round")) {
            Collections.reverse(written);
        }
        return written.isEmpty() ? "" : " " + String.join(choices.any(List.of(" ", "\n  ")), written);
    }

    /** White space in an attribute is made a blank unless it is written by its number (XML 1.0, 3.3.3). */
    String attribute(String value, char quote) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            boolean byNumber = c == quote || c == '\n' || c == '\r' || c == '\t';
            text.append(byNumber ? reference(c) : escaped(Character.toString(c)));
        });
        return text.toString();
    }

    private String written(String value) {
        return switch (choices.of("text", List.of("escaped", "cdata", "by numbers", "in parts"))) {
            case "cdata" -> cdata(value);
            case "by numbers" -> {
                StringBuilder text = new StringBuilder();
                value.codePoints().forEach(c -> text.append(reference(c)));
                yield text.toString();
            }
            case "in parts" -> parts(value);
            default -> escaped(value);
        };
    }

    private String parts(String value) {
        int middle = value.offsetByCodePoints(0, value.codePointCount(0, value.length()) / 2);
        String between = choices.any(List.of("<!-- a]]>b -->", "<?x y?>", ""));
        return cdata(value.substring(0, middle)) + between + escaped(value.substring(middle));
    }

    /** The end of a section cannot stand in it, and a carriage return not as itself (XML 1.0, 2.7 and 2.11). */
    String cdata(String value) {
        boolean writable = charset.newEncoder().canEncode(value);
        if (!writable) {
            return escaped(value);
        }
        String safe = value.replace("]]>", "]]]]><![CDATA[>").replace("\r", "]]>&#13;<![CDATA[");
        return "<![CDATA[" + safe + "]]>";
    }

    String escaped(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append(reference(c));
                default -> {
                    String character = Character.toString(c);
                    text.append(charset.newEncoder().canEncode(character) ? character : reference(c));
                }
            }
        });
        return text.toString();
    }

    private String reference(int c) {
        return choices.oneIn(2) ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";";
    }

    private String between() {
        return choices.flip("white space") ? choices.any(List.of("", "\n", "  ", "<!-- <size sku='no'> -->")) : "";
    }

    private String misc() {
        return choices.flip("comments around") ? "<?target data?>\n<!-- " + "x".repeat(20) + " -->\n" : "";
    }

    private String declaration() {
        boolean needed = !charset.name().startsWith("UTF-");
        if (!needed && !choices.flip("declaration")) {
            return "";
        }
        String standalone = choices.any(List.of("", " standalone='yes'"));
        return "<?xml version=\"1.0\" encoding='" + charset.name().replaceAll("(16)[LB]E", "$1") + "'" + standalone
                + "?>\n";
    }

    /** Line ends are made one line feed by every reader (XML 1.0, 2.11). */
    byte[] encoded(String text) {
        String lineEnd = choices.of("line end", List.of("\n", "\r\n", "\r"));
        boolean marked = charset.name().startsWith("UTF-16")
                || (charset.name().equals("UTF-8") && choices.flip("byte order mark"));
        return ((marked ? "\ufeff" : "") + text.replace("\n", lineEnd)).getBytes(charset);
    }
}
