package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.decode.ElementWalk;
import io.milehub.mapping.decode.RecordPath;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one message after the other. Without a schema a loop is what begins with its first segment and goes to
 * the next one of that tag, to the summary or the end of the message, or to a segment that the mapping names.
 */
final class MessageRecords {
    private static final int SEGMENTS_MAX = 20_000;
    private static final int VALUES_MAX = 100_000;

    private final EdiFormat format;
    private final List<String> loops;
    private final BodyMeter meter;
    private final @Nullable ElementSink sink;
    private final Supplier<String> position;
    private final @Nullable ElementWalk walk;
    private final List<ObjectNode> open = new ArrayList<>();
    private final ObjectNode page = JsonNodeFactory.instance.objectNode();
    private Standard standard = Standard.EDIFACT;
    private @Nullable ObjectNode root;
    private Hierarchy hierarchy = new Hierarchy();
    private ObjectNode summary = JsonNodeFactory.instance.objectNode();
    private boolean header;
    private int segments;
    private int values;

    /** @param position where the segment that is added begins */
    MessageRecords(EdiFormat format, BodyMeter meter, @Nullable ElementSink sink, Supplier<String> position) {
        this.format = format;
        this.loops = format.loops();
        this.meter = meter;
        this.sink = sink;
        this.position = position;
        RecordPath path = RecordPath.parse(String.join(".", loops)).allRepeating();
        this.walk = sink == null ? null : new ElementWalk(path, true, sink);
    }

    boolean isOpen() {
        return root != null;
    }

    /** A message that is read begins. */
    void begin(Standard of, ObjectNode around) {
        standard = of;
        root = around;
        header = true;
        hierarchy = new Hierarchy();
        summary = JsonNodeFactory.instance.objectNode();
        another();
        if (sink != null) {
            sink.rootChanged();
        }
    }

    /** A segment that belongs to no message that is read. */
    void passOver() {
        another();
    }

    void add(String tag, ObjectNode segment, int valuesMore) throws DecodeRefused {
        if (tag.equals(loops.getFirst())) {
            endRecord();
            endHeader();
            another();
            open.add(JsonNodeFactory.instance.objectNode());
            open.getFirst().set(tag, segment);
        } else if (open.isEmpty()) {
            list(header && root != null ? root : summary, tag).add(segment);
        } else if (standard.opensSummary(tag) || endsLoop(0, tag)) {
            endRecord();
            list(summary, tag).add(segment);
        } else {
            inside(tag, segment);
        }
        require(valuesMore);
    }

    /** The message ends, if one is being read. */
    void end() throws DecodeRefused {
        if (root != null) {
            endRecord();
            endHeader();
            root = null;
        }
        another();
    }

    /** The first message's header with the last one's summary: what the body says of itself. */
    JsonNode page() {
        summary.properties().forEach(member -> list(page, member.getKey()).addAll((ArrayNode) member.getValue()));
        return page;
    }

    private void inside(String tag, ObjectNode segment) {
        while (open.size() > 1 && endsLoop(open.size() - 1, tag)) {
            open.removeLast();
        }
        int level = loops.subList(0, Math.min(loops.size(), open.size() + 1)).lastIndexOf(tag);
        if (level < 1) {
            list(open.getLast(), tag).add(segment);
            return;
        }
        while (open.size() > level) {
            open.removeLast();
        }
        ObjectNode loop = list(open.getLast(), tag).addObject();
        loop.set(tag, segment);
        open.add(loop);
    }

    private boolean endsLoop(int level, String tag) {
        return format.until().getOrDefault(loops.get(level), Set.of()).contains(tag);
    }

    private void endRecord() throws DecodeRefused {
        if (open.isEmpty()) {
            return;
        }
        ObjectNode record = open.getFirst();
        open.clear();
        if (sink != null && walk != null && root != null) {
            give(record, root, sink, walk);
        }
        another();
    }

    private void give(ObjectNode record, ObjectNode around, ElementSink to, ElementWalk inner) throws DecodeRefused {
        IdentityHashMap<JsonNode, Refusal> faults = new IdentityHashMap<>();
        if (!Hierarchy.isOf(loops.getFirst())) {
            inner.walk(record, 2, around, faults);
            return;
        }
        Element placed = hierarchy.place(record, loops.getFirst(), around, values, meter.recordBytes());
        requireLevels();
        if (loops.size() == 1) {
            to.element(placed);
        } else {
            if (placed.fault() != null) {
                faults.put(placed.value(), placed.fault());
            }
            inner.walk(placed.value(), 2, around, faults);
        }
    }

    private void requireLevels() throws DecodeRefused {
        if (hierarchy.isFull(VALUES_MAX, Mapping.RECORD_BYTES_MAX)) {
            throw new DecodeRefused(
                    position.get(),
                    "The levels above a record have more than " + VALUES_MAX + " values or " + Mapping.RECORD_BYTES_MAX
                            + " bytes.",
                    "Ask the supplier for smaller messages.");
        }
    }

    /** From here on what surrounds the records must stay as it is. */
    private void endHeader() {
        if (header && root != null && page.isEmpty()) {
            page.setAll(root.deepCopy());
        }
        header = false;
    }

    private void another() {
        meter.startRecord();
        segments = 0;
        values = 0;
    }

    private void require(int valuesMore) throws DecodeRefused {
        segments++;
        values += valuesMore;
        if (segments > SEGMENTS_MAX || values > VALUES_MAX) {
            throw new DecodeRefused(
                    position.get(),
                    "One record has more than " + SEGMENTS_MAX + " segments or " + VALUES_MAX + " values.",
                    "Let `each` address a loop inside it, or name the segment that ends it under `until`.");
        }
    }

    private static ArrayNode list(ObjectNode object, String tag) {
        return object.get(tag) instanceof ArrayNode list ? list : object.putArray(tag);
    }
}
