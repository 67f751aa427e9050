package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.Recogniser;
import io.milehub.mapping.decode.RecordPath;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delimited text (RFC 4180, with any delimiter, charset and line end). A row is an object by column name, cells
 * trimmed, plus {@code _row}, the row's number as a spreadsheet shows it. Rows of blank cells are passed over.
 */
public final class CsvDecoder implements Decoder {
    /** The number of the row in its file, counted as a spreadsheet does. */
    public static final String ROW = "_row";
    /** The rows of a record that several rows are. */
    public static final String ROWS = "_rows";
    /** By column, what stands in any row of such a record. */
    public static final String ALL = "_all";

    private static final NullNode NONE = NullNode.instance;

    private final CsvFormat format;
    private final Set<String> required;
    private final RecordPath each;

    /** @param addressed the columns that expressions read; a header that lacks one is refused */
    public CsvDecoder(CsvFormat format, Set<String> addressed) {
        this(format, addressed, RecordPath.parse("."));
    }

    /** @param each {@code ._rows[]} where the rows of a group are the records; else {@code .} */
    public CsvDecoder(CsvFormat format, Set<String> addressed, RecordPath each) {
        this.format = format;
        this.each = each;
        Set<String> columns = new HashSet<>(addressed);
        columns.removeAll(format.header().optional());
        columns.removeAll(Set.of(ROW, ROWS, ALL));
        CsvFormat.Group group = format.group();
        if (group != null) {
            columns.add(group.column());
        }
        this.required = Set.copyOf(columns);
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        CsvText text = CsvText.open(meter, meter, format, required);
        CsvRows rows = new CsvRows(text.rows(), meter, format, text.linesBefore());
        CsvColumns columns = CsvColumns.read(rows, format, required);
        CsvTrailer trailer = new CsvTrailer(format);
        CsvFormat.Group group = format.group();
        if (group == null) {
            rows(rows, trailer, columns, new RowRecords(columns, text.dialect(), sink));
        } else {
            groups(rows, trailer, columns, new CsvGroups(group, each, sink));
        }
        trailer.require();
        return NONE;
    }

    private static void rows(CsvRows rows, CsvTrailer trailer, CsvColumns columns, RowRecords records)
            throws DecodeRefused, IOException {
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            if (!trailer.isFound(row, rows.number(), columns.names())) {
                records.add(row, rows.number());
            }
            rows.startRecord();
        }
    }

    private static void groups(CsvRows rows, CsvTrailer trailer, CsvColumns columns, CsvGroups groups)
            throws DecodeRefused, IOException {
        for (CsvRow row = rows.next(); row != null; row = rows.next()) {
            if (trailer.isFound(row, rows.number(), columns.names())) {
                continue;
            }
            ObjectNode object = columns.object(row, rows.number());
            if (groups.begins(object)) {
                groups.flush();
                rows.startRecord();
            }
            rows.holds(object.size());
            groups.add(object, columns.fault(row, rows.number()));
        }
        groups.flush();
    }

    /** Hands on rows of which each is a record, known by its bytes where these alone say what its cells are. */
    private static final class RowRecords {
        private final CsvColumns columns;
        private final ElementSink sink;
        private final @Nullable Recogniser recogniser;

        RowRecords(CsvColumns columns, CsvDialect dialect, ElementSink sink) {
            this.columns = columns;
            this.sink = sink;
            this.recogniser = sink.recogniser();
            if (recogniser != null) {
                recogniser.rowsOf(columns.tableIn(dialect));
            }
        }

        void add(CsvRow row, int number) {
            CsvRow.Written written = row.written();
            Refusal fault = columns.fault(row, number);
            if (recogniser == null || written == null || fault != null) {
                sink.element(element(row, number, fault));
                return;
            }
            byte[] hash = recogniser.hashOfRow(number, written.bytes(), written.from(), written.to() - written.from());
            if (recogniser.recognises(hash)) {
                sink.recognised();
            } else {
                sink.element(element(row, number, null), hash);
            }
        }

        private Element element(CsvRow row, int number, @Nullable Refusal fault) {
            ObjectNode object = columns.object(row, number);
            return new Element(object, NONE, NONE, NONE, object, fault);
        }
    }

    /** A delimited file says nothing about itself, so nothing is read. */
    @Override
    public JsonNode page(InputStream body) {
        return NONE;
    }
}
