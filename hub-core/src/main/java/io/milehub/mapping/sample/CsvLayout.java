package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.decode.csv.CsvDialect;
import io.milehub.mapping.decode.csv.CsvFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the header of a table, and whether its rows go together. */
final class CsvLayout {
    private static final int HEADER_SOUGHT_MAX = 20;
    private static final int BEGINNING_BYTES = 64 * 1024;

    private CsvLayout() {}

    static Layout of(Sample sample) throws DecodeRefused, IOException {
        int before = preamble(sample);
        List<JsonNode> rows = new ArrayList<>();
        decoder(before).decode(sample.open(), element -> rows.add(element.value()));
        return Layout.of("csv", null).rows(before, group(rows));
    }

    static CsvFormat format(CsvFormat.Header header, CsvFormat.@Nullable Group group) {
        return new CsvFormat(CsvDialect.DETECTED, null, header, new CsvFormat.Cells(true, true), group, null, null);
    }

    private static CsvDecoder decoder(int before) {
        return new CsvDecoder(format(new CsvFormat.Header(true, before, Set.of()), null), Set.of());
    }

    /** So many lines stand before the row with the most names that mean something. */
    private static int preamble(Sample sample) throws IOException {
        int best = 0;
        int most = 1;
        for (int before = 0; before < HEADER_SOUGHT_MAX; before++) {
            int known = known(sample, before);
            best = known > most ? before : best;
            most = Math.max(most, known);
        }
        return best;
    }

    private static int known(Sample sample, int before) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try {
            decoder(before).decode(sample.begin(BEGINNING_BYTES), element -> rows.add(element.value()));
        } catch (DecodeRefused cutOff) {
            // What was read until then says enough, and nothing says that this is no header.
            if (rows.isEmpty()) {
                return 0;
            }
        }
        Set<String> names = new HashSet<>();
        rows.stream().limit(1).forEach(row -> row.fieldNames().forEachRemaining(names::add));
        return (int) names.stream().filter(FieldNames::isKnown).count();
    }

    /** A column that says the same in rows of which the later ones leave a title blank. */
    private static @Nullable String group(List<JsonNode> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<String> names = new ArrayList<>();
        rows.getFirst().fieldNames().forEachRemaining(names::add);
        String title = names.stream()
                .filter(name -> FieldNames.rank("product.title", name) >= 0)
                .findFirst()
                .orElse(null);
        if (title == null) {
            return null;
        }
        return names.stream()
                .filter(name -> FieldNames.rank("product.key", name) >= 0)
                .filter(name -> continues(rows, name, title))
                .findFirst()
                .orElse(null);
    }

    private static boolean continues(List<JsonNode> rows, String column, String title) {
        for (int i = 1; i < rows.size(); i++) {
            String before = rows.get(i - 1).path(column).asText();
            String here = rows.get(i).path(column).asText();
            boolean same = !here.isEmpty() && here.equals(before);
            if (same && rows.get(i).path(title).asText().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
