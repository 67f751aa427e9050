package io.milehub.simulators.lume;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.simulators.judge.Seen;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the distributor's catalogue with the JDK's StAX. */
final class XmlReader {

    private final List<Seen> variants = new ArrayList<>();
    private String product = "";
    private String sku = "";
    private String gtin = "";
    private String size = "";
    private String price = "";
    private boolean discontinued;
    private int products;
    private int announced;

    static List<Seen> variants(String xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
        XmlReader read = new XmlReader();
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                assertThat(reader.getNamespaceURI()).isEqualTo("urn:galleria-lume:catalogue:1");
                read.start(reader);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("variant")) {
                read.variants.add(
                        new Seen(read.sku, read.gtin, read.product, read.size, read.price, read.discontinued));
            }
        }
        assertThat(read.products).isEqualTo(read.announced);
        return read.variants;
    }

    private void start(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "catalogue" -> announced = Integer.parseInt(attribute(reader, "count"));
            case "product" -> {
                products++;
                product = attribute(reader, "code");
            }
            case "variant" -> {
                sku = attribute(reader, "sku");
                gtin = attribute(reader, "gtin");
                size = "";
                price = "";
                discontinued = false;
            }
            case "size" -> size = reader.getElementText();
            case "price" -> price = reader.getElementText();
            case "discontinued" -> discontinued = true;
            default -> {}
        }
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
