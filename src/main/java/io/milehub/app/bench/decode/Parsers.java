package io.milehub.app.bench.decode;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** The parsers beside the hub: each makes values of everything in the body, and nothing of the values. */
final class Parsers {

    private record Parser(String name, Reading reading) implements Side {
        @Override
        public long read() throws Exception {
            return reading.read();
        }
    }

    private interface Reading {
        long read() throws Exception;
    }

    private Parsers() {}

    static List<Side> of(Form form, byte[] body) {
        return switch (form) {
            case JSON -> List.of(new Parser("readTree", () -> trees(body)));
            case CSV -> List.of(new Parser("FastCSV", () -> rows(body)));
            case XML ->
                List.of(
                        new Parser("StAX", () -> events(plain(), body)),
                        new Parser("Woodstox", () -> events(new WstxInputFactory(), body)));
            case EDI -> List.of(new Parser("StAEDI", () -> elements(body)));
        };
    }

    /** Without its bounds of entities, against which it counts each escaped ampersand. */
    private static XMLInputFactory plain() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    private static final ObjectReader TREES = new ObjectMapper().reader();

    /** The tree of each record, streaming over their list. */
    private static long trees(byte[] body) throws Exception {
        long sum = 0;
        try (JsonParser parser = TREES.getFactory().createParser(body)) {
            while (parser.nextToken() != JsonToken.START_ARRAY) {
                // What stands before the records.
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                sum += TREES.readTree(parser).size();
            }
        }
        return sum;
    }

    private static long rows(byte[] body) throws Exception {
        long sum = 0;
        try (CsvReader<String[]> rows = CsvReader.builder()
                .fieldSeparator(';')
                .build(StringArrayHandler.of(), new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
            for (String[] row : rows) {
                for (String field : row) {
                    sum += field.length();
                }
            }
        }
        return sum;
    }

    /** Names, attributes and texts of all elements. */
    private static long events(XMLInputFactory factory, byte[] body) throws Exception {
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        long sum = 0;
        XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    sum += reader.getLocalName().length();
                    for (int i = 0; i < reader.getAttributeCount(); i++) {
                        sum += reader.getAttributeLocalName(i).length()
                                + reader.getAttributeValue(i).length();
                    }
                }
                case XMLStreamConstants.CHARACTERS -> sum += reader.getText().length();
                default -> {}
            }
        }
        reader.close();
        return sum;
    }

    private static long elements(byte[] body) throws Exception {
        EDIInputFactory factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        long sum = 0;
        try (EDIStreamReader reader =
                factory.createEDIStreamReader(new ByteArrayInputStream(body), StandardCharsets.ISO_8859_1.name())) {
            while (reader.hasNext()) {
                EDIStreamEvent event = reader.next();
                if (event == EDIStreamEvent.ELEMENT_DATA || event == EDIStreamEvent.START_SEGMENT) {
                    sum += reader.getText().length();
                }
            }
        }
        return sum;
    }
}
