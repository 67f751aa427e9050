package io.milehub.mapping.decode.xml;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.Decoder;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import org.codehaus.stax2.XMLInputFactory2;

/** Woodstox without document types: no entity but the five of XML itself, and no address is ever opened. */
public final class PlainXml {
    private static final int ATTRIBUTES_MAX = 1_000;

    private PlainXml() {}

    /** Holds the names of one body, so it is made for each: that costs less than a page takes. */
    public static XMLInputFactory factory() {
        WstxInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        XMLResolver nothing = (publicId, systemId, base, namespace) -> InputStream.nullInputStream();
        factory.setXMLResolver(nothing);
        factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, nothing);
        // What is wrong with a text is told when it is come to, and not when it is asked for.
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 16_000);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Mapping.RECORD_BYTES_MAX);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, 8 * Decoder.DEPTH_MAX);
        return factory;
    }
}
