package io.milehub.mapping.variation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A style with its sizes as a supplier knows them, before any format writes them. A field of which nothing is known is
 * not in its map.
 */
record Style(Map<String, String> cells, List<String> images, List<Map<String, String>> sizes) {
    static final List<String> FIELDS = List.of("style", "brand", "title", "text", "season");
    static final List<String> SIZE_FIELDS =
            List.of("sku", "gtin", "colour", "label", "rrp", "limit", "version", "status");

    /** The columns of a table that has a row for each size. */
    static List<String> columns() {
        List<String> columns = new ArrayList<>(FIELDS);
        columns.addAll(SIZE_FIELDS);
        columns.add("images");
        return columns;
    }

    /** What stands in such a column; the images, which are a list, are not asked for here. */
    @Nullable
    String cell(int size, String column) {
        return FIELDS.contains(column) ? cells.get(column) : sizes.get(size).get(column);
    }
}
