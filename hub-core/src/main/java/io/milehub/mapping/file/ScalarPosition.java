package io.milehub.mapping.file;

import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where a place inside a YAML value stands in its file. Exact for values on one line and for literal blocks; a folded
 * value is placed at its beginning.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record ScalarPosition(int line, int column) {
    static ScalarPosition of(ScalarNode value, int line, int column, List<String> lines) {
        Mark start = value.getStartMark();
        ScalarStyle style = value.getScalarStyle();
        if (style == ScalarStyle.LITERAL) {
            int row = start.getLine() + line;
            int indent = blockIndent(start.getLine() + 1, lines);
            return new ScalarPosition(row + 1, indent + column);
        }
        boolean oneLine = start.getLine() == value.getEndMark().getLine();
        if (style == ScalarStyle.FOLDED || !oneLine || line > 1) {
            return new ScalarPosition(start.getLine() + 1, start.getColumn() + 1);
        }
        String row = lines.get(start.getLine());
        return new ScalarPosition(start.getLine() + 1, columnOf(row, start.getColumn(), style, column));
    }

    /** Walks over the written value, in which a quote or an escape takes two characters where the value has one. */
    private static int columnOf(String row, int start, ScalarStyle style, int column) {
        int at = start;
        char quote = style == ScalarStyle.SINGLE_QUOTED ? '\'' : style == ScalarStyle.DOUBLE_QUOTED ? '\\' : 0;
        at += quote == 0 ? 0 : 1;
        for (int i = 1; i < column && at < row.length(); i++) {
            at += row.charAt(at) == quote ? 2 : 1;
        }
        return at + 1;
    }

    /** The first line of a block that is not blank sets the indentation of all of it. */
    private static int blockIndent(int from, List<String> lines) {
        int row = from;
        while (row < lines.size() && lines.get(row).isBlank()) {
            row++;
        }
        return row < lines.size() ? indent(lines.get(row)) : 0;
    }

    private static int indent(String row) {
        int indent = 0;
        while (indent < row.length() && row.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
