package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.RecordPath;
import io.milehub.mapping.decode.csv.CsvDecoder;
import io.milehub.mapping.decode.csv.CsvFormat;
import io.milehub.mapping.decode.edi.EdiDecoder;
import io.milehub.mapping.decode.edi.EdiFormat;
import io.milehub.mapping.decode.json.JsonDecoder;
import io.milehub.mapping.decode.json.NdjsonDecoder;
import io.milehub.mapping.decode.xml.XmlDecoder;
import io.milehub.mapping.decode.xml.XmlFormat;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.reads.ReadPath;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a sample by their paths, read by the decoder that a mapping of its layout would have. */
public final class Columns {
    private static final int RECORDS_MAX = 2_000;
    private static final int COLUMNS_MAX = 1_000;

    private final Map<ReadPath, Column> columns = new LinkedHashMap<>();
    private final Layout layout;
    private JsonNode parent = NullNode.instance;
    private int records;
    private int parents;

    private Columns(Layout layout) {
        this.layout = layout;
    }

    public static Columns of(Sample sample, Layout layout) throws DecodeRefused, IOException {
        Columns columns = new Columns(layout);
        JsonNode document = columns.decoder().decode(sample.open(), columns::add);
        columns.collect(new ReadPath(Level.DOCUMENT, List.of()), document);
        return columns;
    }

    private Decoder decoder() {
        String each = Objects.requireNonNullElse(layout.each(), ".");
        return switch (layout.format()) {
            case "json" -> new JsonDecoder(RecordPath.parse(each));
            case "ndjson" -> new NdjsonDecoder(RecordPath.parse(each));
            case "xml" ->
                new XmlDecoder(
                        RecordPath.parse(each),
                        new XmlFormat(layout.root(), layout.lists(), byAddress(layout.namespaces()), Set.of()));
            case "edi" ->
                new EdiDecoder(new EdiFormat(
                        RecordPath.parse(each).names(),
                        Set.copyOf(layout.messages()),
                        true,
                        true,
                        null,
                        Map.of(),
                        Set.of()));
            default -> csv(each);
        };
    }

    private static Map<String, String> byAddress(Map<String, String> namespaces) {
        return namespaces.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private Decoder csv(String each) {
        String by = layout.group();
        CsvFormat.Group group = by == null ? null : new CsvFormat.Group(by, false, false);
        CsvFormat.Header header = new CsvFormat.Header(true, layout.preamble(), Set.of());
        return new CsvDecoder(CsvLayout.format(header, group), Set.of(), RecordPath.parse(each));
    }

    @SuppressWarnings("ReferenceEquality") // The parent of many records is one tree.
    private void add(Element element) {
        if (records++ >= RECORDS_MAX) {
            return;
        }
        collect(new ReadPath(Level.RECORD, List.of()), element.value());
        // The header of a message is both, and says what holds for its records.
        boolean own = layout.format().equals("edi") || element.parent() != element.root();
        if (element.parent() != parent && own) {
            parent = element.parent();
            parents++;
            collect(new ReadPath(Level.PARENT, List.of()), parent);
        }
    }

    private void collect(ReadPath path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                if (!Set.of(CsvDecoder.ROW, CsvDecoder.ROWS, CsvDecoder.ALL).contains(member.getKey())) {
                    collect(path.then(member.getKey()), member.getValue());
                }
            });
        } else if (node.isArray()) {
            node.forEach(element -> collect(path.then(ReadPath.EACH), element));
        } else if (columns.containsKey(path) || columns.size() < COLUMNS_MAX) {
            Column column = columns.computeIfAbsent(path, Column::new);
            if (!node.asText().isBlank() && !node.isNull()) {
                column.add(node.asText().strip(), node.isNumber(), path.level() == Level.PARENT ? parents : records);
            }
        }
    }

    /** How many records were looked at. */
    public int records() {
        return Math.min(records, RECORDS_MAX);
    }

    public Collection<Column> all() {
        return columns.values();
    }
}
