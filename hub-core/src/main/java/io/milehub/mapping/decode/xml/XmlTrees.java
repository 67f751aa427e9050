package io.milehub.mapping.decode.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.Shapes;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/**
 * Builds the object that an element is: attributes are {@code @name}, text is {@code #text}, child elements stand by
 * name. An element with neither attributes nor children is its text. Whether a name is a list is said by the mapping
 * and never by the document, so that one image or three read the same.
 */
final class XmlTrees {
    private static final String TEXT = "#text";
    private static final int ATTRIBUTES_MAX = 1_000;

    private final XmlEvents events;
    private final XmlFormat format;
    private final Set<String> lists;
    private final Map<String, String> attributes = new HashMap<>();
    private final Shapes objects = new Shapes();
    private final IdentityHashMap<JsonNode, Refusal> faults = new IdentityHashMap<>();
    private long chars;
    private int values;

    XmlTrees(XmlEvents events, XmlFormat format, List<String> pathNames) {
        this.events = events;
        this.format = format;
        this.lists = new HashSet<>(format.lists());
        this.lists.addAll(pathNames);
    }

    /** What is wrong with the trees read since {@link #clearFaults}, by the objects that have it, by identity. */
    IdentityHashMap<JsonNode, Refusal> faults() {
        return faults;
    }

    void clearFaults() {
        faults.clear();
    }

    /** Stands at the start of an element and goes to its end. */
    JsonNode read(int depth) throws DecodeRefused, IOException {
        if (depth > Decoder.DEPTH_MAX) {
            throw new DecodeRefused(
                    events.position(),
                    "Elements stand more than " + Decoder.DEPTH_MAX + " deep.",
                    "Ask the supplier for a flatter document.");
        }
        held(0);
        boolean attributed = events.reader().getAttributeCount() > 0;
        ObjectNode object = attributed ? objects.begin(depth) : null;
        boolean nil = object != null && attributes(object);
        boolean children = false;
        String text = "";
        StringBuilder pieces = null;
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                children = true;
                String name = name();
                object = object == null ? objects.begin(depth) : object;
                put(object, name, read(depth + 1));
            } else if (text.isEmpty()) {
                text = events.reader().getText();
            } else {
                // Elements and entities cut a text into pieces; mostly there is one.
                pieces = pieces == null ? new StringBuilder(text) : pieces;
                pieces.append(events.reader().getText());
            }
        }
        text = pieces == null ? text : pieces.toString();
        chars += text.length();
        if (nil) {
            return NullNode.instance;
        }
        return object == null || object.isEmpty() ? TextNode.valueOf(text) : complete(object, text, children, depth);
    }

    private JsonNode complete(ObjectNode object, String text, boolean children, int depth) {
        objects.end(depth, object);
        if (!children || !text.isBlank()) {
            object.set(TEXT, TextNode.valueOf(text));
        }
        return object;
    }

    /** The name of the element at which the reader stands. */
    String name() {
        XMLStreamReader reader = events.reader();
        return format.name(reader.getLocalName(), reader.getNamespaceURI());
    }

    /** Copies the attributes of the element at which the reader stands; true if one of them is {@code xsi:nil}. */
    boolean attributes(ObjectNode into) throws DecodeRefused {
        XMLStreamReader reader = events.reader();
        boolean nil = false;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = format.name(reader.getAttributeLocalName(i), namespace);
            String value = reader.getAttributeValue(i);
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                nil |= name.equals("nil") && (value.equals("true") || value.equals("1"));
            } else {
                held(value.length());
                into.set(attribute(name), TextNode.valueOf(value));
            }
        }
        return nil;
    }

    private void held(int text) throws DecodeRefused {
        values++;
        chars += text;
        events.value();
    }

    /** How many values were read since this was asked last. */
    int valuesRead() {
        int read = values;
        values = 0;
        return read;
    }

    /** How many characters of text were read since this was asked last. */
    long charsRead() {
        long read = chars;
        chars = 0;
        return read;
    }

    /** One text a name, however often it occurs. */
    private String attribute(String name) {
        String known = attributes.get(name);
        if (known == null) {
            known = "@" + name;
            if (attributes.size() < ATTRIBUTES_MAX) {
                attributes.put(name, known);
            }
        }
        return known;
    }

    /** Passes over the element at whose start the reader stands. */
    void skip() throws DecodeRefused, IOException {
        int depth = 1;
        while (depth > 0) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    void put(ObjectNode into, String name, JsonNode value) {
        if (lists.contains(name)) {
            (into.get(name) instanceof ArrayNode list ? list : into.putArray(name)).add(value);
            return;
        }
        JsonNode there = into.putIfAbsent(name, value);
        if (there != null) {
            (there instanceof ArrayNode list ? list : into.putArray(name).add(there)).add(value);
            repeated(into, name);
        }
    }

    private void repeated(ObjectNode in, String name) {
        if (format.addressed().contains(name)) {
            faults.putIfAbsent(
                    in,
                    new Refusal(
                            "element-repeated",
                            name,
                            "<" + name
                                    + "> occurs more than once here; name it under `lists` and say which is meant."));
        }
    }
}
