package io.milehub.simulators.lume;

import io.milehub.simulators.assortment.Fault;
import io.milehub.simulators.assortment.Item;
import io.milehub.simulators.assortment.Size;
import io.milehub.simulators.assortment.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the XML catalogue, one product after the other. */
final class Catalogue {

    private static final String NAMESPACE = "urn:galleria-lume:catalogue:1";
    private static final String PICTURES = "https://img.galleria-lume.example/";
    private static final List<String> SCALES = List.of("FR", "FR", "IT", "UK", "US");

    private final XMLStreamWriter xml;

    private Catalogue(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(Publication publication, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            new Catalogue(xml).document(publication);
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IOException("The reader went away or the document cannot be written", failure);
        }
    }

    /** The price as feeds and webhooks write it; empty where it is missing. */
    static String amount(Item item) {
        return switch (item.fault()) {
            case PRICE_MISSING -> "";
            case PRICE_UNPARSEABLE -> "POA";
            default -> BigDecimal.valueOf(item.publishedMinor(), 2).toPlainString();
        };
    }

    private void document(Publication publication) throws XMLStreamException {
        List<Style> styles = publication.assortment().styles();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("catalogue");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeAttribute("generated", publication.publishedAt().toString());
        xml.writeAttribute("version", Integer.toString(publication.assortment().version()));
        xml.writeAttribute("count", Integer.toString(styles.size()));
        for (Style style : styles) {
            xml.writeCharacters("\n");
            product(style);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void product(Style style) throws XMLStreamException {
        xml.writeStartElement("product");
        xml.writeAttribute("code", style.code());
        xml.writeAttribute("brand", style.brand());
        title("en", style.title().en());
        title("it", style.title().it());
        xml.writeStartElement("description");
        xml.writeAttribute("lang", "en");
        xml.writeCData(style.description());
        xml.writeEndElement();
        text("category", style.family().category());
        text("season", style.season());
        text("composition", style.fabric().label());
        text("origin", style.origin());
        text("hs", style.family().hsCode());
        for (int at = 1; at <= style.images(); at++) {
            xml.writeEmptyElement("image");
            xml.writeAttribute("url", PICTURES + style.code() + "/" + at + ".jpg");
        }
        for (Item item : style.items()) {
            variant(style, item);
        }
        for (Item item : style.items()) {
            if (item.repeated()) {
                variant(style, item);
            }
        }
        xml.writeEndElement();
    }

    private void variant(Style style, Item item) throws XMLStreamException {
        int way = Math.floorMod(item.sku().hashCode(), 5);
        xml.writeStartElement("variant");
        xml.writeAttribute("sku", item.publishedSku());
        if (item.gtin() != null) {
            xml.writeAttribute("gtin", item.spaced(item.gtin()));
        } else if (way < 2) {
            xml.writeAttribute("gtin", "");
        }
        xml.writeAttribute("colour", item.spaced(item.colour().italian()));
        size(style, item, way);
        price(item, way);
        if (item.discontinued()) {
            xml.writeEmptyElement("discontinued");
        }
        xml.writeEndElement();
    }

    private void size(Style style, Item item, int way) throws XMLStreamException {
        String scale = scale(style, item);
        xml.writeStartElement("size");
        xml.writeAttribute("scale", scale);
        if (item.fault() == Fault.SIZE_MISSING) {
            xml.writeCharacters(way < 2 ? "  " : "");
        } else {
            xml.writeCharacters(name(item.size(), scale));
        }
        xml.writeEndElement();
    }

    private static String scale(Style style, Item item) {
        int choice = Math.floorMod(style.code().hashCode(), SCALES.size());
        return switch (item.size().run()) {
            case ONE, LETTERS -> "INT";
            case SHOES -> "EU";
            case CLOTHING -> item.mixedSize() ? (choice % 2 == 0 ? "INT" : "IT") : SCALES.get(choice);
        };
    }

    private static String name(Size size, String scale) {
        return switch (size.run()) {
            case ONE -> "OS";
            case LETTERS -> size.letter();
            case SHOES -> size.shoe();
            case CLOTHING -> scale.equals("INT") ? size.letter() : size.number(scale);
        };
    }

    private void price(Item item, int way) throws XMLStreamException {
        if (item.fault() == Fault.PRICE_MISSING && way < 2) {
            return;
        }
        xml.writeStartElement("price");
        xml.writeAttribute("currency", "EUR");
        xml.writeAttribute("tax", "excluded");
        xml.writeAttribute("type", "rrp");
        xml.writeCharacters(amount(item));
        xml.writeEndElement();
    }

    private void title(String language, String title) throws XMLStreamException {
        xml.writeStartElement("title");
        xml.writeAttribute("lang", language);
        xml.writeCharacters(title);
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
