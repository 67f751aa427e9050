package io.milehub.simulators.solange;

import io.milehub.simulators.assortment.Entry;
import io.milehub.simulators.supplier.Publication;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The two formats that Google reads, around the same offers. */
enum Feed {
    /** RSS 2.0, with Google's vocabulary under the prefix that everybody uses. */
    RSS("g", "item", "title", "description"),
    /** Atom 1.0, under another prefix, which is as good. */
    ATOM("merchant", "entry", "title", "summary");

    private static final String ATOM_NAMESPACE = "http://www.w3.org/2005/Atom";

    private final String prefix;
    private final String offer;
    private final String title;
    private final String description;

    Feed(String prefix, String offer, String title, String description) {
        this.prefix = prefix;
        this.offer = offer;
        this.title = title;
        this.description = description;
    }

    String of(Publication publication) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setPrefix(prefix, Offers.GOOGLE);
            open(xml, publication);
            Map<String, Told> told = Told.bySku(publication);
            Offers offers = new Offers(xml);
            for (Entry entry : publication.assortment().entries()) {
                xml.writeCharacters("\n");
                xml.writeStartElement(offer);
                text(xml, title, entry.style().title().en());
                xml.writeStartElement(description);
                xml.writeCData("<p>" + entry.style().description() + "</p>");
                xml.writeEndElement();
                offers.offer(entry.style(), entry.item(), Told.of(told, entry.item()));
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException unwritable) {
            throw new IllegalStateException("The feed cannot be written", unwritable);
        }
        return text.toString();
    }

    private void open(XMLStreamWriter xml, Publication publication) throws XMLStreamException {
        var at = publication.publishedAt().atOffset(ZoneOffset.UTC);
        switch (this) {
            case RSS -> {
                xml.writeStartElement("rss");
                xml.writeAttribute("version", "2.0");
                xml.writeNamespace(prefix, Offers.GOOGLE);
                xml.writeStartElement("channel");
                text(xml, "title", "Vitrine Solange");
                text(xml, "link", "https://vitrine-solange.example");
                text(xml, "description", "Everything we sell");
                text(xml, "lastBuildDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(at));
            }
            case ATOM -> {
                xml.writeStartElement("feed");
                xml.writeDefaultNamespace(ATOM_NAMESPACE);
                xml.writeNamespace(prefix, Offers.GOOGLE);
                text(xml, "title", "Vitrine Solange");
                text(xml, "id", "https://vitrine-solange.example/feeds");
                text(xml, "updated", publication.publishedAt().toString());
            }
        }
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
