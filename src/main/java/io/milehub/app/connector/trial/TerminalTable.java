package io.milehub.app.connector.trial;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns for a terminal: cells are cut, and columns that do not fit stand in a further block below. */
final class TerminalTable {
    private static final int CELL_MAX = 32;
    private static final String GAP = "  ";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final int keys;

    /** @param keys so many columns at the left stand in every block */
    TerminalTable(List<String> header, int keys) {
        this.header = List.copyOf(header);
        this.keys = keys;
    }

    void add(List<String> row) {
        rows.add(row.stream().map(TerminalTable::cell).toList());
    }

    /** The lines, none of them longer than the width as far as the keys and one column fit. */
    List<String> lines(int width) {
        List<Integer> widths =
                IntStream.range(0, header.size()).map(this::width).boxed().toList();
        int keyWidth =
                widths.subList(0, keys).stream().mapToInt(w -> w + GAP.length()).sum();
        List<String> lines = new ArrayList<>();
        int from = keys;
        do {
            int to = from;
            int used = keyWidth;
            while (to < header.size() && (to == from || used + widths.get(to) <= width)) {
                used += widths.get(to++) + GAP.length();
            }
            block(from, to, widths, lines);
            from = to;
        } while (from < header.size());
        return lines;
    }

    private void block(int from, int to, List<Integer> widths, List<String> lines) {
        if (!lines.isEmpty()) {
            lines.add("");
        }
        lines.add(line(header, from, to, widths));
        rows.forEach(row -> lines.add(line(row, from, to, widths)));
    }

    private String line(List<String> cells, int from, int to, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        List<Integer> columns = new ArrayList<>(IntStream.range(0, keys).boxed().toList());
        columns.addAll(IntStream.range(from, to).boxed().toList());
        for (int column : columns) {
            String cell = cells.get(column);
            line.append(cell)
                    .append(" ".repeat(widths.get(column) - cell.length()))
                    .append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        List<Integer> widths = new ArrayList<>(
                rows.stream().map(row -> row.get(column).length()).toList());
        widths.add(header.get(column).length());
        return Collections.max(widths);
    }

    /** On one line, at most {@value #CELL_MAX} characters, without what a terminal would obey. */
    private static String cell(String text) {
        return cut(text, CELL_MAX);
    }

    static String cut(String text, int max) {
        String line = text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .limit(max + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() <= max ? line : line.substring(0, max - 1) + "…";
    }
}
