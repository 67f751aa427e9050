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
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 by the JDK's StAX. Document types, and with them every entity but the five of XML itself, are refused, and no
 * address in a document is ever opened. Namespace prefixes are dropped.
 */
public final class XmlDecoder implements Decoder {
    /**
     * Bounds of what entities of a document type expand to, of which there are none here. The JDK counts each escaped
     * ampersand of a document against them, so that it would refuse a large catalogue.
     */
    private static final List<String> ENTITY_LIMITS = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    private static final String UNLIMITED = "0";

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
        try (XmlEvents events = XmlEvents.open(factory(), meter)) {
            return new XmlPass(events, path, format, sink).read();
        }
    }

    /** A factory is not safe for many threads, and making one costs less than a page takes. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        ENTITY_LIMITS.forEach(limit -> factory.setProperty(limit, UNLIMITED));
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory;
    }
}
