package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.ElementWalk;
import io.milehub.mapping.decode.Recogniser;
import io.milehub.mapping.decode.RecordPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One reading of one JSON body. */
final class JsonPass {
    /** How the parser writes that something began at another place. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\[Source: [^\\]]*; line: ([0-9]+), column: ([0-9]+)\\]");

    private final JsonParser parser;
    private final BodyMeter meter;
    private final RecordPath path;
    private final @Nullable ElementSink sink;
    private final @Nullable ElementWalk walk;
    private final @Nullable ElementCuts cuts;
    private final JsonTrees trees;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    /** Of the outermost record that was read last. */
    private final IdentityHashMap<JsonNode, Refusal> faults = new IdentityHashMap<>(0);

    private boolean found;

    /** @param cuts what the parser reads through, if the sink recognises elements */
    JsonPass(
            JsonParser parser,
            BodyMeter meter,
            RecordPath path,
            @Nullable ElementSink sink,
            @Nullable ElementCuts cuts) {
        this.parser = parser;
        this.meter = meter;
        this.trees = new JsonTrees(meter, () -> position(parser));
        this.path = path;
        this.sink = sink;
        this.walk = sink == null ? null : new ElementWalk(path, false, sink);
        this.cuts = cuts;
    }

    JsonNode read() throws DecodeRefused, IOException {
        if (parser.nextToken() == null) {
            throw new DecodeRefused(
                    position(parser), "The body is empty.", "Ask the supplier why; an empty feed is an empty list.");
        }
        at(root, 0);
        if (!found) {
            throw notFound(root);
        }
        if (parser.nextToken() != null) {
            throw refused(parser, "Something follows after the end of the document");
        }
        return root;
    }

    /** The parser stands at the value to which the path leads so far. */
    private void at(ObjectNode holder, int step) throws DecodeRefused, IOException {
        if (path.isEnd(step)) {
            found = true;
            outermost(step);
        } else if (path.isEach(step)) {
            expect(JsonToken.START_ARRAY, step, "list");
            found = true;
            if (!recognising(step + 1)) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    outermost(step + 1);
                }
            }
        } else {
            expect(JsonToken.START_OBJECT, step, "object");
            object(holder, step);
        }
    }

    private void object(ObjectNode into, int step) throws DecodeRefused, IOException {
        boolean entered = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (!name.equals(path.name(step))) {
                JsonTrees.put(parser, into, name, around(name));
                continue;
            }
            if (entered) {
                throw JsonTrees.duplicate(parser, name);
            }
            entered = true;
            boolean endsHere = path.isEnd(step + 1) || path.isEach(step + 1);
            at(endsHere ? into : into.putObject(name), step + 1);
        }
        if (!found && entered) {
            throw notFound(into);
        }
    }

    /** A value around the records, which must say everything once. */
    private JsonNode around(String name) throws DecodeRefused, IOException {
        JsonNode value = trees.read(parser, faults);
        if (!faults.isEmpty()) {
            throw refused(parser, "a key stands twice in one object of \"" + name + "\"");
        }
        return value;
    }

    private void outermost(int step) throws DecodeRefused, IOException {
        meter.startRecord();
        if (walk == null) {
            parser.skipChildren();
        } else {
            walk.walk(trees.read(parser, faults), step, root, faults);
        }
        meter.startRecord();
    }

    /** Reads a list whose elements are the records, if they can be recognised before they are parsed. */
    private boolean recognising(int step) throws DecodeRefused, IOException {
        Recogniser recogniser = sink == null || !path.isEnd(step) ? null : sink.recogniser();
        int givenBack = cuts == null || recogniser == null ? -1 : cuts.begin(parser, root, recogniser, trees.plain());
        if (sink == null || cuts == null || givenBack < 0) {
            return false;
        }
        meter.givenBack(givenBack);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            meter.startRecord();
            if (cuts.nextIsCut()) {
                expectCut();
                cut(sink, cuts);
            } else {
                JsonNode value = trees.read(parser, faults);
                record(sink, value, cuts.hash(), ElementWalk.faultIn(value, null, faults));
            }
            meter.startRecord();
        }
        return true;
    }

    private void cut(ElementSink to, ElementCuts by) {
        JsonNode value = by.value();
        if (value == null) {
            to.recognised();
        } else {
            record(to, value, by.hash(), null);
        }
    }

    private void record(ElementSink to, JsonNode value, byte @Nullable [] written, @Nullable Refusal fault) {
        Element element = new Element(value, root, NullNode.instance, root, value, fault);
        if (written == null) {
            to.element(element);
        } else {
            to.element(element, written);
        }
    }

    private void expectCut() {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalStateException("a record was cut where the document has " + parser.currentToken()
                    + ": nothing was used of it, report this as a defect");
        }
    }

    private void expect(JsonToken token, int step, String what) throws DecodeRefused {
        if (parser.currentToken() != token) {
            String where = path.upTo(step);
            throw new DecodeRefused(
                    position(parser),
                    "The document has no " + what + " at " + where + ", which `each` addresses.",
                    "Check that the address still answers with the document that this mapping is for.");
        }
    }

    private DecodeRefused notFound(ObjectNode has) {
        List<String> names = new ArrayList<>();
        has.fieldNames().forEachRemaining(names::add);
        String there = names.isEmpty() ? "nothing" : String.join(", ", names.subList(0, Math.min(names.size(), 10)));
        return new DecodeRefused(
                position(parser),
                "The document has nothing at " + path + ", which `each` addresses; it has " + there + ".",
                "Check that the address still answers with the document that this mapping is for.");
    }

    static DecodeRefused refused(JsonParser parser, String what) {
        return new DecodeRefused(
                position(parser),
                "The body is not well-formed JSON: " + ELSEWHERE.matcher(what).replaceAll("line $1, column $2") + ".",
                "Ask the supplier to repair the document; nothing of it was used.");
    }

    static String position(JsonParser parser) {
        JsonLocation at = parser.currentLocation();
        return "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
