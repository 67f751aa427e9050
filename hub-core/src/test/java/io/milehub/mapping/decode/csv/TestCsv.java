package io.milehub.mapping.decode.csv;

import io.milehub.mapping.decode.Element;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Formats and readings of delimited text for tests. */
final class TestCsv {
    private TestCsv() {}

    /** Everything declared, the first row being the header. */
    static CsvFormat format(
            char delimiter, char quote, Charset charset, @Nullable String trailer, @Nullable String count) {
        return new CsvFormat(
                CsvDialect.of(delimiter, quote),
                charset,
                new CsvFormat.Header(true, 0, Set.of()),
                new CsvFormat.Cells(false, false),
                null,
                trailer,
                count);
    }

    static List<Element> read(byte[] body, CsvFormat format, String... addressed) throws Exception {
        List<Element> elements = new ArrayList<>();
        new CsvDecoder(format, Set.of(addressed)).decode(new ByteArrayInputStream(body), elements::add);
        return elements;
    }

    /** The cells of the rows as JSON, without the rows' numbers. */
    static List<String> rows(byte[] body, CsvFormat format, String... addressed) throws Exception {
        List<String> rows = new ArrayList<>();
        for (Element element : read(body, format, addressed)) {
            ((com.fasterxml.jackson.databind.node.ObjectNode) element.value()).remove(CsvDecoder.ROW);
            rows.add((element.fault() == null ? "" : element.fault().code() + " ") + element.value());
        }
        return rows;
    }
}
