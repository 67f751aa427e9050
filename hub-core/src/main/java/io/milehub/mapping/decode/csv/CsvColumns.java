package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Shapes.Shape;
import io.milehub.mapping.function.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one file, and the object that a row of it is. */
final class CsvColumns {
    private static final int HEADER_ROWS_MAX = 50;

    private final List<String> names;
    private final CsvFormat.Cells cells;
    private final int named;
    private final Shape shape;
    /** Whether each column has a name, and none has that of another. */
    private final boolean each;

    private CsvColumns(List<String> names, CsvFormat.Cells cells) {
        this.names = names;
        this.cells = cells;
        int last = names.size();
        while (last > 0 && names.get(last - 1).isEmpty()) {
            last--;
        }
        this.named = last;
        List<String> members = new ArrayList<>();
        members.add(CsvDecoder.ROW);
        names.stream().filter(name -> !name.isEmpty()).forEach(members::add);
        this.shape = Shape.of(members);
        this.each = new HashSet<>(members).size() == 1 + names.size();
    }

    /** @param required the columns that a header must have */
    static CsvColumns read(CsvRows rows, CsvFormat format, Set<String> required) throws DecodeRefused, IOException {
        CsvRow first = rows.next();
        if (first == null) {
            throw new DecodeRefused(
                    "line 1", "The file is empty.", "Ask the supplier why; an empty feed is a header without rows.");
        }
        if (!format.header().present()) {
            rows.back();
            return new CsvColumns(checked(numbered(first.count()), rows, required), format.cells());
        }
        List<String> header = namesOf(first);
        boolean sought = format.header().preamble() == CsvFormat.Header.SOUGHT;
        return new CsvColumns(
                checked(sought ? sought(header, rows, required) : header, rows, required), format.cells());
    }

    /** The first row that has every column, or that which has the most of them. */
    private static List<String> sought(List<String> first, CsvRows rows, Set<String> required)
            throws DecodeRefused, IOException {
        List<String> best = first;
        List<String> current = first;
        for (int i = 1; !current.containsAll(required) && i < HEADER_ROWS_MAX; i++) {
            CsvRow next = rows.next();
            if (next == null) {
                return best;
            }
            current = namesOf(next);
            best = found(current, required) > found(best, required) ? current : best;
        }
        return current.containsAll(required) ? current : best;
    }

    private static int found(List<String> names, Set<String> required) {
        Set<String> there = new HashSet<>(names);
        there.retainAll(required);
        return there.size();
    }

    private static List<String> checked(List<String> names, CsvRows rows, Set<String> required) throws DecodeRefused {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name) && required.contains(name)) {
                throw refused(rows, "The header names the column \"" + name + "\" twice.");
            }
        }
        Set<String> missing = new TreeSet<>(required);
        missing.removeAll(seen);
        if (!missing.isEmpty()) {
            throw refused(rows, "The header lacks " + quoted(missing) + "; it has " + quoted(names) + ".");
        }
        return names;
    }

    private static List<String> numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("_" + i);
        }
        return names;
    }

    /** A name that was broken into lines is one line. */
    private static List<String> namesOf(CsvRow header) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < header.count(); i++) {
            String name = header.text(i);
            names.add(name.indexOf('\n') < 0 && name.indexOf('\r') < 0 ? name : Values.fold(name));
        }
        return names;
    }

    List<String> names() {
        return names;
    }

    /** A text that is the same where equal bytes are the same cells of the same columns. */
    String tableIn(CsvDialect dialect) {
        StringBuilder table = new StringBuilder();
        table.append(dialect.delimiter()).append(dialect.quote()).append(dialect.comment());
        names.forEach(
                name -> table.append(' ').append(name.length()).append(' ').append(name));
        return table.toString();
    }

    ObjectNode object(CsvRow row, int number) {
        if (each && row.count() == names.size()) {
            JsonNode[] values = new JsonNode[1 + names.size()];
            values[0] = IntNode.valueOf(number);
            System.arraycopy(row.cells(), 0, values, 1, names.size());
            return shape.object(values);
        }
        ObjectNode object = shape.object();
        object.set(CsvDecoder.ROW, IntNode.valueOf(number));
        int there = Math.min(row.count(), names.size());
        for (int i = 0; i < there; i++) {
            String name = names.get(i);
            if (!name.isEmpty()) {
                object.set(name, row.cells()[i]);
            }
        }
        return object;
    }

    @Nullable
    Refusal fault(CsvRow row, int number) {
        int count = row.count();
        boolean missing = count < named && !cells.missingAbsent();
        boolean extra = count > names.size() && !cells.extraDropped() && !row.isBlank(names.size());
        if (!missing && !extra) {
            return null;
        }
        return new Refusal(
                missing ? "cells-missing" : "cells-extra",
                CsvDecoder.ROW,
                "Row " + number + " has " + count + " cells where the header has " + names.size() + ".");
    }

    private static DecodeRefused refused(CsvRows rows, String what) {
        return new DecodeRefused(
                "row " + rows.number(),
                what,
                "Correct the mapping's column names, `delimiter` or `preamble`, or ask the supplier what changed.");
    }

    private static String quoted(Iterable<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
    }
}
