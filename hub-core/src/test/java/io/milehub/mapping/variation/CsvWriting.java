package io.milehub.mapping.variation;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Writes a table with a row for each size (RFC 4180, and what spreadsheets make of it). */
class CsvWriting implements Writing {
    /** What a mapping says of the table, and so what a writer may do. */
    enum Kind {
        /** Nothing: everything is found in the file. */
        FOUND,
        /** Comments, spaces around quotes, rows that end early. */
        DECLARED,
        /** A column of the style by which rows go together. */
        GROUPED
    }

    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');

    final Choices choices;
    private final Kind kind;
    private final Charset charset;

    CsvWriting(Choices choices, Kind kind, Charset charset) {
        this.choices = choices;
        this.kind = kind;
        this.charset = charset;
    }

    @Override
    public byte[] document(List<Style> styles) {
        List<String> columns = columns();
        StringBuilder text = new StringBuilder(choices.flip("preamble") ? preamble() : "");
        row(text, columns, columns);
        for (Style style : styles) {
            for (int i = 0; i < style.sizes().size(); i++) {
                between(text);
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(cell(style, i, column));
                }
                row(text, columns, cells);
            }
        }
        between(text);
        return encoded(ended(text.toString()));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(Style.columns());
        columns.add("note; of, \"ours\"|\t");
        if (choices.flip("column order")) {
            Collections.shuffle(columns, choices.random());
        }
        return columns;
    }

    /** What people write above a table; the word of one column is no header. */
    String preamble() {
        String delimiter = String.valueOf(delimiter());
        return "Listino" + delimiter + "2026" + lineEnd() + lineEnd() + "style" + delimiter.repeat(5) + lineEnd();
    }

    private void between(StringBuilder text) {
        if (choices.flip("blank rows") && choices.oneIn(4)) {
            text.append(choices.any(
                            List.of("", "  ", String.valueOf(delimiter()).repeat(6))))
                    .append(lineEnd());
        }
        if (kind == Kind.DECLARED && choices.flip("comments") && choices.oneIn(4)) {
            text.append(comment()).append(lineEnd());
        }
    }

    String comment() {
        return "# it's a \"comment; of, all|sorts";
    }

    String cell(Style style, int size, String column) {
        if (column.equals("images")) {
            return images(style, size);
        }
        boolean goesOn = kind == Kind.GROUPED && size > 0 && Style.FIELDS.contains(column);
        if (goesOn && choices.flip("continued rows are blank")) {
            return "";
        }
        String value = requireNonNullElse(style.cell(size, column), "");
        return column.equals("rrp") ? choices.of("amounts", Amounts.ALL).written(value) : value;
    }

    private String images(Style style, int size) {
        if (kind != Kind.GROUPED) {
            return String.join("|", style.images());
        }
        return size < style.images().size() ? style.images().get(size) : "";
    }

    private void row(StringBuilder to, List<String> columns, List<String> cells) {
        List<String> written = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            boolean quoted = i == 0 && cells.get(i).startsWith("#");
            written.add(padded(cells.get(i), quoted));
        }
        boolean header = cells.equals(columns);
        while (kind == Kind.DECLARED
                && !header
                && choices.flip("short rows")
                && cells.get(written.size() - 1).isEmpty()) {
            written.removeLast();
        }
        boolean more = !header && choices.flip("blank cells beyond the header");
        to.append(String.join(String.valueOf(delimiter()), written))
                .append(more ? delimiter() + " " + delimiter() : "")
                .append(lineEnd());
    }

    private String padded(String cell, boolean mustBeQuoted) {
        String space = choices.flip("padding") ? space() : "";
        String text = space + cell + space;
        boolean quoted = mustBeQuoted || means(text) || quote() == '\'' || choices.flip("all quoted");
        if (!quoted) {
            return text;
        }
        String around = kind == Kind.DECLARED ? space : "";
        return around + quote() + escaped(text) + quote() + around;
    }

    String space() {
        return choices.any(List.of("", " ", "   "));
    }

    boolean means(String text) {
        return text.chars().anyMatch(c -> c == delimiter() || c == quote() || c == '\n' || c == '\r');
    }

    String escaped(String text) {
        return text.replace(String.valueOf(quote()), String.valueOf(quote()).repeat(2));
    }

    char delimiter() {
        return DELIMITERS.get(choices.of("delimiter", List.of("comma", "semicolon", "tab", "bar")));
    }

    char quote() {
        return choices.of("quote", List.of('"', '\''));
    }

    String lineEnd() {
        return choices.of("line end", List.of("\n", "\r\n", "\r"));
    }

    String ended(String text) {
        String end = choices.of("end", List.of("ended", "open", "blank lines"));
        return switch (end) {
            case "open" -> text.substring(0, text.length() - lineEnd().length());
            case "blank lines" -> text + lineEnd() + lineEnd();
            default -> text;
        };
    }

    byte[] encoded(String text) {
        boolean shown = charset.name().startsWith("UTF-16") || charset.name().equals("UTF-8");
        boolean needed = charset.name().startsWith("UTF-32");
        boolean marked = needed || (shown && choices.flip("byte order mark"));
        return ((marked ? "\ufeff" : "") + text).getBytes(charset);
    }
}
