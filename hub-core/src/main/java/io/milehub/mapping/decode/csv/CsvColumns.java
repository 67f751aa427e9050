package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Element;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of one file, and the object that a row of it is. */
final class CsvColumns {
    private final List<String> names;

    private CsvColumns(List<String> names) {
        this.names = names;
    }

    static CsvColumns of(CsvRecord first, CsvFormat format, Set<String> addressed) throws DecodeRefused {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.getFieldCount(); i++) {
            names.add(format.header() ? first.getField(i).strip() : "_" + (i + 1));
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                throw refused("The header names the column \"" + name + "\" twice.");
            }
        }
        Set<String> missing = new TreeSet<>(addressed);
        missing.removeAll(seen);
        missing.remove(CsvDecoder.ROW);
        if (!missing.isEmpty()) {
            throw refused("The header lacks " + quoted(missing) + "; it has " + quoted(names) + ".");
        }
        return new CsvColumns(names);
    }

    List<String> names() {
        return names;
    }

    Element element(CsvRecord row, int number) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set(CsvDecoder.ROW, IntNode.valueOf(number));
        int cells = row.getFieldCount();
        for (int i = 0; i < Math.min(cells, names.size()); i++) {
            String name = names.get(i);
            if (!name.isEmpty()) {
                object.set(name, TextNode.valueOf(row.getField(i).strip()));
            }
        }
        NullNode none = NullNode.instance;
        return new Element(object, none, none, none, object, fault(row, number));
    }

    private @Nullable Refusal fault(CsvRecord row, int number) {
        int cells = row.getFieldCount();
        if (cells == names.size()) {
            return null;
        }
        String code = cells < names.size() ? "cells-missing" : "cells-extra";
        return new Refusal(
                code,
                CsvDecoder.ROW,
                "Row " + number + " has " + cells + " cells where the header has " + names.size() + ".");
    }

    private static DecodeRefused refused(String what) {
        return new DecodeRefused(
                "line 1", what, "Correct the mapping's column names or `delimiter`, or ask the supplier what changed.");
    }

    private static String quoted(Iterable<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
    }
}
