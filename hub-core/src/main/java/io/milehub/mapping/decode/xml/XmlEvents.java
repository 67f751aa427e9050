package io.milehub.mapping.decode.xml;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.BodyMeter;
import java.io.IOException;
import java.util.function.Supplier;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The events of one XML body, with the parser's failures told apart: the document's fault, or the connection's. */
final class XmlEvents implements AutoCloseable {
    /** How the parser adds to what it says where that is. */
    private static final String PLACE = "\n at [row,col";

    private final XMLStreamReader reader;
    private final BodyMeter meter;
    private final Supplier<String> position = this::position;

    private XmlEvents(XMLStreamReader reader, BodyMeter meter) {
        this.reader = reader;
        this.meter = meter;
    }

    static XmlEvents open(XMLInputFactory factory, BodyMeter meter) throws DecodeRefused, IOException {
        try {
            return new XmlEvents(factory.createXMLStreamReader(meter), meter);
        } catch (XMLStreamException failed) {
            throw told(failed, "line 1, column 1", meter);
        }
    }

    XMLStreamReader reader() {
        return reader;
    }

    void startRecord() {
        meter.startRecord();
    }

    /** Another value of the record is about to be held. */
    void value() throws DecodeRefused {
        meter.values(1, position);
    }

    /** The next event that carries content; comments and processing instructions are passed over. */
    int next() throws DecodeRefused, IOException {
        while (true) {
            int event = advance();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new DecodeRefused(
                        position(),
                        "The document has a document type or refers to an entity of one.",
                        "Ask the supplier for XML without DOCTYPE: it could read files and addresses of this machine.");
            }
            if (event != XMLStreamConstants.COMMENT && event != XMLStreamConstants.PROCESSING_INSTRUCTION) {
                return event;
            }
        }
    }

    String position() {
        return position(reader.getLocation());
    }

    private static String position(Location at) {
        return "line " + at.getLineNumber() + ", column " + at.getColumnNumber();
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    /** What a parser answers with unchecked exceptions is no well-formed document either. */
    private int advance() throws DecodeRefused, IOException {
        try {
            return reader.next();
        } catch (XMLStreamException failed) {
            throw told(failed, failed.getLocation() == null ? position() : position(failed.getLocation()), meter);
        } catch (RuntimeException failed) {
            throw told(failed, position(), meter);
        }
    }

    private static DecodeRefused told(Exception failed, String position, BodyMeter meter) throws IOException {
        DecodeRefused tooLong = meter.refusal(position);
        if (tooLong != null) {
            return tooLong;
        }
        IOException broken = connectionFault(failed);
        if (broken != null) {
            throw broken;
        }
        String said = String.valueOf(failed.getMessage());
        int place = said.indexOf(PLACE);
        String what = place < 0 ? said : said.substring(0, place);
        return new DecodeRefused(
                position,
                "The body is not well-formed XML: " + what.strip(),
                "Ask the supplier to repair the document; nothing of it was used.");
    }

    /** An I/O failure that is not the parser's complaint about the bytes themselves. */
    private static @Nullable IOException connectionFault(Exception failed) {
        Throwable cause = failed instanceof XMLStreamException stream ? stream.getNestedException() : failed.getCause();
        boolean aboutBytes = cause instanceof java.io.CharConversionException
                || cause instanceof java.io.UnsupportedEncodingException
                || cause instanceof java.io.EOFException
                || cause instanceof java.nio.charset.CharacterCodingException;
        return cause instanceof IOException broken && !aboutBytes ? broken : null;
    }
}
