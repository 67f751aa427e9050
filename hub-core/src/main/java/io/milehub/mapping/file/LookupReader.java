package io.milehub.mapping.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads lookup tables: comma-separated UTF-8 beside the mapping, the header {@code key,value} and then two cells a row.
 */
final class LookupReader {
    private static final long FILE_BYTES_MAX = 4L * 1024 * 1024;

    private final Path folder;
    private final MappingFiles files;
    private final Problems problems;
    private final Map<String, String> texts = new TreeMap<>();

    LookupReader(Path folder, MappingFiles files, Problems problems) {
        this.folder = folder;
        this.files = files;
        this.problems = problems;
    }

    /** @param ignoreCase whether keys that differ in capitals only are one */
    Map<String, String> read(ScalarNode fileName, boolean ignoreCase) {
        Path file = folder.resolve(fileName.getValue()).normalize();
        Map<String, String> table = ignoreCase ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new TreeMap<>();
        if (!file.startsWith(folder)) {
            problems.at(
                    fileName, "The lookup table stands outside the mapping's folder.", "Move it beside the mapping.");
        } else if (!files.has(file)) {
            problems.at(
                    fileName,
                    "There is no file " + fileName.getValue() + " beside the mapping.",
                    "Create it with the header `key,value`, or correct its name.");
        } else {
            read(file, table);
        }
        return table;
    }

    private void read(Path file, Map<String, String> table) {
        try (CsvReader<CsvRecord> rows = open(file)) {
            boolean header = true;
            for (CsvRecord row : rows) {
                if (header) {
                    header(file, row);
                } else {
                    row(file, row, table);
                }
                header = false;
            }
            if (header) {
                problems.in(file, 1, 1, "The lookup table is empty.", "Begin it with the header `key,value`.");
            }
        } catch (IOException | UncheckedIOException | CsvParseException failed) {
            problems.in(
                    file,
                    1,
                    1,
                    "The lookup table cannot be read: " + failed.getMessage() + ".",
                    "Write it as CSV in UTF-8.");
        }
    }

    /** The files that were read, by name, as they were. */
    Map<String, String> texts() {
        return texts;
    }

    private CsvReader<CsvRecord> open(Path file) throws IOException {
        if (files.size(file) > FILE_BYTES_MAX) {
            throw new IOException("it is larger than " + FILE_BYTES_MAX + " bytes");
        }
        byte[] bytes = files.read(file);
        texts.put(folder.relativize(file).toString(), new String(bytes, StandardCharsets.UTF_8));
        return CsvReader.builder()
                .detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .ofCsvRecord(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    }

    private void header(Path file, CsvRecord row) {
        boolean right = row.getFieldCount() == 2
                && row.getField(0).strip().equals("key")
                && row.getField(1).strip().equals("value");
        if (!right) {
            problems.in(file, 1, 1, "The header of a lookup table is `key,value`.", "Write it as the first line.");
        }
    }

    private void row(Path file, CsvRecord row, Map<String, String> table) {
        int line = (int) row.getStartingLineNumber();
        if (row.getFieldCount() != 2) {
            problems.in(
                    file, line, 1, "A row of a lookup table has two cells.", "Put quotes around a cell with a comma.");
        } else if (table.putIfAbsent(row.getField(0).strip(), row.getField(1).strip()) != null) {
            problems.in(
                    file, line, 1, "The key \"" + row.getField(0).strip() + "\" stands twice.", "Remove one of them.");
        }
    }
}
