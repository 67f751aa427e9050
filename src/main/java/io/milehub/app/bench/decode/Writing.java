package io.milehub.app.bench.decode;

import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Writes the collection as JSON, CSV and XML, each as a shop system exports it. */
final class Writing {

    private static final DateTimeFormatter HOUSE = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss", Locale.ROOT);
    private static final Column FIRST = Column.SKU;
    private static final Set<Column> ATTRIBUTES = EnumSet.range(Column.SKU, Column.UPDATED);

    private Writing() {}

    static void json(Collection of, StringBuilder text) {
        text.append("{\"generated\":\"2026-07-01T06:00:00Z\",\"total\":").append(of.count());
        text.append(",\"items\":[\n");
        for (int i = 0; i < of.count(); i++) {
            Piece piece = of.piece(i);
            text.append(i == 0 ? "{" : ",\n{");
            for (Column column : Column.values()) {
                text.append(column == FIRST ? "\"" : ",\"")
                        .append(column.written())
                        .append("\":");
                String value = piece.value(column);
                if (column.isNumber()) {
                    text.append(value.isEmpty() ? "null" : value);
                } else {
                    text.append('"').append(value.replace("\"", "\\\"")).append('"');
                }
            }
            text.append('}');
        }
        text.append("\n]}\n");
    }

    /** As spreadsheets of the house's country have it: semicolons, decimal commas, its own clocks. */
    static void csv(Collection of, StringBuilder text) {
        for (Column column : Column.values()) {
            text.append(column == FIRST ? "" : ";").append(column.written());
        }
        text.append("\r\n");
        for (int i = 0; i < of.count(); i++) {
            Piece piece = of.piece(i);
            for (Column column : Column.values()) {
                text.append(column == FIRST ? "" : ";").append(cell(piece, column));
            }
            text.append("\r\n");
        }
    }

    private static String cell(Piece piece, Column column) {
        String value = piece.value(column);
        return switch (column) {
            case PRICE -> value.replace('.', ',');
            case UPDATED -> HOUSE.format(piece.updated());
            default ->
                value.indexOf(';') < 0 && value.indexOf('"') < 0 ? value : "\"" + value.replace("\"", "\"\"") + "\"";
        };
    }

    static void xml(Collection of, StringBuilder text) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<catalogue generated=\"2026-07-01T06:00:00Z\">\n");
        for (int i = 0; i < of.count(); i++) {
            Piece piece = of.piece(i);
            text.append("<item");
            for (Column column : ATTRIBUTES) {
                text.append(' ').append(column.written()).append("=\"");
                text.append(escaped(piece.value(column))).append('"');
            }
            text.append('>');
            for (Column column : EnumSet.complementOf(EnumSet.copyOf(ATTRIBUTES))) {
                element(text, column, piece.value(column));
            }
            text.append("</item>\n");
        }
        text.append("</catalogue>\n");
    }

    private static void element(StringBuilder text, Column column, String value) {
        boolean image = column.written().startsWith("image");
        String name = image ? "image" : column.written();
        if (value.isEmpty()) {
            text.append('<').append(name).append("/>");
        } else {
            text.append('<').append(name).append('>').append(escaped(value));
            text.append("</").append(name).append('>');
        }
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
