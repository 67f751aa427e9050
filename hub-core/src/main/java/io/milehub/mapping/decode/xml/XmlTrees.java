package io.milehub.mapping.decode.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.Decoder;
import io.milehub.mapping.decode.LastTexts;
import io.milehub.mapping.decode.Shapes;
import java.io.IOException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Builds the object that an element is: attributes are {@code @name}, text is {@code #text}, child elements stand by
 * name. An element with neither attributes nor children is its text; one with text between its children has both in
 * their order under {@code #all}, as a text with tags in it is to be read. Whether a name is a list is said by the
 * mapping and never by the document, so that one image or three read the same.
 */
final class XmlTrees {
    /** What stands deeper shares the places of what stands there. */
    private static final int TEXTS_DEPTH = 8;

    private static final TextNode NO_TEXT = TextNode.valueOf("");

    private final XmlEvents events;
    private final XmlFormat format;
    private final XmlNames names;
    private final Shapes objects = new Shapes();
    private final LastTexts[] texts = new LastTexts[TEXTS_DEPTH];
    private final LastTexts attributeTexts = new LastTexts();
    private final IdentityHashMap<JsonNode, Refusal> faults = new IdentityHashMap<>();
    private long chars;
    private int values;
    private boolean inMarkup;

    XmlTrees(XmlEvents events, XmlFormat format, List<String> pathNames) {
        this.events = events;
        this.format = format;
        this.names = new XmlNames(events, format, pathNames);
        Arrays.setAll(texts, _ -> new LastTexts());
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
        return read(depth, 0);
    }

    /** @param place how many elements stand before it in the one that holds it */
    private JsonNode read(int depth, int place) throws DecodeRefused, IOException {
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
        boolean markup = inMarkup;
        inMarkup |= object != null && isMarkup(object);
        StringBuilder all = inMarkup ? new StringBuilder() : null;
        int children = 0;
        TextNode text = null;
        StringBuilder pieces = null;
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                object = object == null ? objects.begin(depth) : object;
                all = all == null && children == 0
                        ? MixedText.after(whole(text, pieces).textValue())
                        : all;
                child(object, all, depth + 1, children++);
                continue;
            }
            TextNode node = piece(depth, place);
            String piece = node.textValue();
            all = all == null && children > 0 && object != null && !piece.isBlank() ? MixedText.of(object) : all;
            all = all == null ? null : all.append(piece);
            // Elements and entities cut a text into pieces; mostly there is one.
            pieces = pieces == null && text != null ? new StringBuilder(text.textValue()) : pieces;
            pieces = pieces == null ? null : pieces.append(piece);
            text = text == null ? node : text;
        }
        inMarkup = markup;
        JsonNode read = nil ? NullNode.instance : complete(object, whole(text, pieces), children > 0, depth);
        return children > 0 && all != null && read instanceof ObjectNode made ? withAll(made, all) : read;
    }

    /** The piece of text at which the reader stands. */
    private TextNode piece(int depth, int place) {
        XMLStreamReader reader = events.reader();
        char[] chars = reader.getTextCharacters();
        return texts[Math.min(depth, TEXTS_DEPTH - 1)].at(place, chars, reader.getTextStart(), reader.getTextLength());
    }

    private void child(ObjectNode into, @Nullable StringBuilder all, int depth, int place)
            throws DecodeRefused, IOException {
        XmlNames.Name name = named();
        JsonNode child = read(depth, place);
        if (all != null) {
            MixedText.child(all, name.element(), child);
        }
        put(into, name, child);
    }

    /** Atom's own way of writing markup as elements, RFC 4287, section 3.1.1.3. */
    private static boolean isMarkup(ObjectNode attributes) {
        return attributes.get("@type") instanceof TextNode type
                && type.textValue().equals("xhtml");
    }

    private static TextNode whole(@Nullable TextNode text, @Nullable StringBuilder pieces) {
        if (pieces != null) {
            return TextNode.valueOf(pieces.toString());
        }
        return text == null ? NO_TEXT : text;
    }

    private ObjectNode withAll(ObjectNode object, StringBuilder all) {
        chars += all.length();
        return object.set(MixedText.ALL, TextNode.valueOf(all.toString()));
    }

    private JsonNode complete(@Nullable ObjectNode object, TextNode text, boolean children, int depth) {
        chars += text.textValue().length();
        if (object == null || object.isEmpty()) {
            return text;
        }
        objects.end(depth, object);
        if (!children || !text.textValue().isBlank()) {
            object.set(MixedText.TEXT, text);
        }
        return object;
    }

    /** The name of the element at which the reader stands. */
    XmlNames.Name named() throws DecodeRefused {
        XMLStreamReader reader = events.reader();
        return names.of(reader.getLocalName(), reader.getNamespaceURI());
    }

    /** Copies the attributes of the element at which the reader stands; true if one of them is {@code xsi:nil}. */
    boolean attributes(ObjectNode into) throws DecodeRefused {
        XMLStreamReader reader = events.reader();
        boolean nil = false;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            XmlNames.Name name = names.of(reader.getAttributeLocalName(i), namespace);
            String value = reader.getAttributeValue(i);
            if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                nil |= name.element().equals("nil") && (value.equals("true") || value.equals("1"));
            } else {
                held(value.length());
                into.set(name.attribute(), attributeTexts.at(i, value));
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

    /** Passes over the element at whose start the reader stands. */
    void skip() throws DecodeRefused, IOException {
        int depth = 1;
        seen();
        while (depth > 0) {
            int event = events.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                seen();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    private void seen() throws DecodeRefused {
        XMLStreamReader reader = events.reader();
        named();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            names.of(reader.getAttributeLocalName(i), reader.getAttributeNamespace(i));
        }
    }

    /** Adds a value to an object under the name that was read before it. */
    void put(ObjectNode into, XmlNames.Name of, JsonNode value) {
        String name = of.element();
        if (of.list()) {
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
