package io.milehub.mapping.decode.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.ElementWalk;
import io.milehub.mapping.decode.RecordPath;
import java.io.IOException;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/** One reading of one XML body. */
final class XmlPass {
    private final XmlEvents events;
    private final RecordPath path;
    private final XmlFormat format;
    private final XmlTrees trees;
    private final @Nullable ElementSink sink;
    private final @Nullable ElementWalk walk;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    /** Of all that stands around the records, before and between them. */
    private int valuesAround;

    private long charsAround;

    XmlPass(XmlEvents events, RecordPath path, XmlFormat format, @Nullable ElementSink sink) {
        this.events = events;
        this.path = path;
        this.format = format;
        this.trees = new XmlTrees(events, format, path.names());
        this.sink = sink;
        this.walk = sink == null ? null : new ElementWalk(path, true, sink);
    }

    JsonNode read() throws DecodeRefused, IOException {
        while (events.next() != XMLStreamConstants.START_ELEMENT) {
            // White space before the root element.
        }
        String name = trees.named().element();
        if (format.root() != null && !format.root().equals(name)) {
            throw new DecodeRefused(
                    events.position(),
                    "The root element is <" + name + "> where <" + format.root() + "> was expected.",
                    "Check that the address still answers with the document that this mapping is for.");
        }
        container(root, 0);
        while (events.next() != XMLStreamConstants.END_DOCUMENT) {
            // The parser itself refuses anything but white space and comments after the root element.
        }
        return root;
    }

    /** Stands at the start of the element that holds what the step names, and goes to its end. */
    private void container(ObjectNode into, int step) throws DecodeRefused, IOException {
        trees.attributes(into);
        around();
        rootChanged();
        for (int event = events.next(); event != XMLStreamConstants.END_ELEMENT; event = events.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                child(into, trees.named(), step);
            }
        }
    }

    private void child(ObjectNode into, XmlNames.Name named, int step) throws DecodeRefused, IOException {
        String name = named.element();
        if (!name.equals(path.name(step))) {
            trees.put(into, named, trees.read(step));
            trees.clearFaults();
            around();
            rootChanged();
        } else if (path.isEach(step + 1)) {
            outermost(step + 2);
        } else if (path.isEnd(step + 1)) {
            outermost(step + 1);
        } else {
            container(into.get(name) instanceof ObjectNode there ? there : into.putObject(name), step + 1);
        }
    }

    /** What stands around the records is kept to the end, however many records stand between. */
    private void around() throws DecodeRefused {
        valuesAround += trees.valuesRead();
        charsAround += trees.charsRead();
        if (valuesAround > BodyMeter.RECORD_VALUES_MAX || charsAround > Mapping.RECORD_BYTES_MAX) {
            throw new DecodeRefused(
                    events.position(),
                    "More than " + BodyMeter.RECORD_VALUES_MAX + " values or " + Mapping.RECORD_BYTES_MAX
                            + " characters stand around the records.",
                    "Check that `each` addresses the records, or ask the supplier for several documents.");
        }
    }

    /** Other elements, and containers that occur again, may stand between the records. */
    private void rootChanged() {
        if (sink != null) {
            sink.rootChanged();
        }
    }

    private void outermost(int step) throws DecodeRefused, IOException {
        events.startRecord();
        if (walk == null) {
            trees.skip();
        } else {
            JsonNode record = trees.read(1);
            trees.valuesRead();
            trees.charsRead();
            walk.walk(record, step, root, trees.faults());
            trees.clearFaults();
        }
        events.startRecord();
    }
}
