package io.milehub.mapping.decode.xml;

import java.io.InputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;

/** The JDK's StAX without document types: no entity but the five of XML itself, and no address is ever opened. */
public final class PlainXml {
    /**
     * Bounds of what entities of a document type expand to, of which there are none here. The JDK counts each escaped
     * ampersand of a document against them, so that it would refuse a large catalogue.
     */
    private static final List<String> ENTITY_LIMITS = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");

    private static final String UNLIMITED = "0";

    private PlainXml() {}

    /** A factory is not safe for many threads, and making one costs less than a page takes. */
    public static XMLInputFactory factory() {
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
