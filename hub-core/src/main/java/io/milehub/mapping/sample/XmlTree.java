package io.milehub.mapping.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.xml.PlainXml;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The whole of an XML sample as a tree in which every child element is a list, so that it shows which repeat.
 *
 * @param root the name of the root element
 * @param tree what stands in it
 * @param namespaces addresses by the prefixes that the root element declares
 */
record XmlTree(String root, ObjectNode tree, Map<String, String> namespaces) {
    static XmlTree of(Sample sample) throws DecodeRefused {
        try (InputStream body = sample.open()) {
            XMLStreamReader reader = PlainXml.factory().createXMLStreamReader(body);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDoctype(reader);
            }
            Map<String, String> namespaces = new HashMap<>();
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                String prefix = reader.getNamespacePrefix(i);
                if (prefix != null) {
                    namespaces.put(prefix, reader.getNamespaceURI(i));
                }
            }
            return new XmlTree(reader.getLocalName(), read(reader, 1), namespaces);
        } catch (XMLStreamException wrong) {
            var at = wrong.getLocation();
            throw new DecodeRefused(
                    at == null ? "line 1" : "line " + at.getLineNumber() + ", column " + at.getColumnNumber(),
                    "The sample is no well-formed XML.",
                    "Take one that is whole.");
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /** As a decoder names it that tells Google's namespace apart, which {@code g} is the usual prefix of. */
    private static String name(XMLStreamReader reader) {
        return ("g".equals(reader.getPrefix()) ? "g:" : "") + reader.getLocalName();
    }

    private static void refuseDoctype(XMLStreamReader reader) throws DecodeRefused {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
            throw new DecodeRefused(
                    "line " + reader.getLocation().getLineNumber(),
                    "The sample has a document type, which every feed is refused for.",
                    "Ask the supplier for one without.");
        }
    }

    private static ObjectNode read(XMLStreamReader reader, int depth) throws XMLStreamException, DecodeRefused {
        if (depth > Decoder.DEPTH_MAX) {
            throw new DecodeRefused("depth " + depth, "Elements stand too deep.", "Take a flatter sample.");
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            object.put("@" + reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = name(reader);
                ObjectNode child = read(reader, depth + 1);
                (object.get(name) instanceof ArrayNode list ? list : object.putArray(name)).add(child);
            } else if (reader.hasText()) {
                text.append(reader.getText());
            }
        }
        if (!text.toString().isBlank()) {
            object.put("#text", text.toString().strip());
        }
        return object;
    }
}
