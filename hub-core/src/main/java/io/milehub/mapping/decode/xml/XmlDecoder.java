package io.milehub.mapping.decode.xml;

import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.RecordPath;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 by Woodstox. Document types, and with them every entity but the five of XML itself, are refused, and no
 * address in a document is ever opened. Namespace prefixes are dropped.
 */
public final class XmlDecoder implements Decoder {
    private final RecordPath path;
    private final XmlFormat format;

    /** @param path beneath the root element; without any `[]`, every element of it repeats */
    public XmlDecoder(RecordPath path, XmlFormat format) {
        this.path = path.allRepeating();
        this.format = format;
    }

    @Override
    public JsonNode decode(InputStream body, ElementSink sink) throws DecodeRefused, IOException {
        return read(body, sink);
    }

    @Override
    public JsonNode page(InputStream body) throws DecodeRefused, IOException {
        return read(body, null);
    }

    private JsonNode read(InputStream body, @Nullable ElementSink sink) throws DecodeRefused, IOException {
        BodyMeter meter = new BodyMeter(body, Mapping.RECORD_BYTES_MAX);
        try (XmlEvents events = XmlEvents.open(PlainXml.factory(), meter)) {
            return new XmlPass(events, path, format, sink).read();
        }
    }
}
