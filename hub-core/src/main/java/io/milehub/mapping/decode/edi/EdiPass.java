package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.decode.BodyMeter;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.decode.ElementSink;
import io.milehub.mapping.interchange.EnvelopeFault;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One reading of one body. */
final class EdiPass implements Envelope.Watch {
    private static final int INTERCHANGES_MAX = 10_000;
    private static final int TYPES_TOLD_MAX = 20;
    private static final int CONTROL_CHARS_MAX = 120;
    private static final String REMEDY =
            "Ask the supplier to repair it, or accept such faults and have them reported with `edi: { envelope:"
                    + " report }`.";
    private static final String TEST_REMEDY =
            "Ask the partner for the real one; while both sides still test, write `edi: { test: use }`.";

    private final EdiBytes in;
    private final EdiFormat format;
    private final @Nullable ElementSink sink;
    private final @Nullable EnvelopeLog log;
    private final Set<String> asked;
    private final SegmentReader reader;
    private final EdiStart start;
    private final MessageRecords records;
    private final Set<String> interchanges = new HashSet<>();
    private final Set<String> types = new TreeSet<>();
    private boolean found;
    private boolean passedOver;
    private long number;
    private ObjectNode header = JsonNodeFactory.instance.objectNode();
    private @Nullable ObjectNode group;

    /** @param log where only envelopes are looked at: then it is told of their faults, and nobody else */
    EdiPass(EdiBytes in, BodyMeter meter, EdiFormat format, @Nullable ElementSink sink, @Nullable EnvelopeLog log) {
        this.in = in;
        this.format = format;
        this.sink = sink;
        this.log = log;
        this.asked = format.addressed().stream()
                .filter(name -> name.matches("_[0-9]+_(1|all)"))
                .collect(Collectors.toSet());
        this.reader = new SegmentReader(in);
        this.start = new EdiStart(in, reader);
        this.records = new MessageRecords(format, meter, sink, reader::position);
    }

    JsonNode read() throws DecodeRefused, IOException {
        Standard standard = start.next();
        if (standard == null) {
            throw new DecodeRefused(
                    in.position(), "The body is empty.", "Ask the supplier why; an empty feed is an empty message.");
        }
        for (; standard != null; standard = start.next()) {
            interchange(standard);
        }
        if (!found && log == null && !format.messages().isEmpty()) {
            throw new DecodeRefused(
                    in.position(),
                    "The body has no message " + String.join(", ", new TreeSet<>(format.messages())) + ", but "
                            + (types.isEmpty() ? "none at all" : String.join(", ", types)) + ".",
                    "Correct `message` under `edi`, or check that the address still answers with this feed.");
        }
        return records.page();
    }

    private void interchange(Standard standard) throws DecodeRefused, IOException {
        Envelope envelope = new Envelope(standard, in, this);
        if (log != null) {
            log.begin(standard);
        }
        if (sink != null) {
            sink.interchangeBegins();
        }
        header = JsonNodeFactory.instance.objectNode();
        group = null;
        passedOver = false;
        number = 0;
        if (standard == Standard.X12) {
            number = 1;
            segment(standard, envelope);
        }
        while (true) {
            if (number > 0 && !envelope.isOpen() && start.isNext()) {
                return;
            }
            if (!reader.next(number + 1)) {
                if (envelope.isOpen()) {
                    throw reader.truncated("ends before " + standard.trailer(outermost(envelope)));
                }
                return;
            }
            number++;
            if (!reader.isTerminated() && !envelope.isWholeAt(reader.tag(), reader.segment())) {
                throw reader.truncated("ends within the segment " + reader.tag());
            }
            segment(standard, envelope);
            if (standard.closes(reader.tag()) == Standard.INTERCHANGE) {
                return;
            }
        }
    }

    private static int outermost(Envelope envelope) {
        return envelope.isOpen(Standard.INTERCHANGE)
                ? Standard.INTERCHANGE
                : envelope.isOpen(Standard.GROUP) ? Standard.GROUP : Standard.MESSAGE;
    }

    private void segment(Standard standard, Envelope envelope) throws DecodeRefused, IOException {
        String tag = reader.tag();
        Segment segment = reader.segment();
        if (log != null) {
            log.segment(tag, segment);
        }
        int opens = standard.opens(tag);
        int closes = standard.closes(tag);
        if (opens == Standard.NONE && closes == Standard.NONE) {
            envelope.inside(tag);
            // An interchange may hold nothing but a TA1, for which only a feed that hears 997s is meant.
            found |= tag.equals("TA1") && format.messages().contains("997");
            if (records.isOpen()) {
                records.add(tag, segment.json(in, asked), reader.parts());
            } else {
                records.passOver();
            }
            return;
        }
        records.end();
        if (closes != Standard.NONE) {
            envelope.close(closes, segment);
            group = closes == Standard.GROUP ? null : group;
            return;
        }
        if (opens == Standard.INTERCHANGE && envelope.isOpen()) {
            throw reader.truncated("has another interchange before " + standard.trailer(Standard.INTERCHANGE));
        }
        if (opens == Standard.INTERCHANGE) {
            header(standard, segment);
        }
        envelope.open(opens, segment);
        open(standard, opens, tag, segment);
    }

    private void open(Standard standard, int level, String tag, Segment segment) throws DecodeRefused, IOException {
        switch (level) {
            case Standard.INTERCHANGE -> {
                header.set(tag, segment.json(in, asked));
                header.put("decimal_mark", String.valueOf(reader.delimiters().mark));
                requireFirst(standard, segment);
                requireReal(standard, segment);
            }
            case Standard.GROUP -> {
                group = JsonNodeFactory.instance.objectNode();
                group.set(tag, segment.json(in, asked));
            }
            default -> message(standard, tag, segment);
        }
    }

    private void message(Standard standard, String tag, Segment segment) throws CharacterCodingException {
        String type = segment.text(standard.type(), in);
        if (types.size() < TYPES_TOLD_MAX && type.length() <= CONTROL_CHARS_MAX) {
            types.add(type);
        }
        boolean wanted =
                log == null && (format.messages().isEmpty() || format.messages().contains(type));
        found |= wanted;
        if (wanted && !passedOver) {
            ObjectNode root = header.deepCopy();
            if (group != null) {
                root.setAll(group);
            }
            root.set(tag, segment.json(in, asked));
            records.begin(standard, root);
        }
    }

    /** The header of an EDIFACT interchange says by which charset it and all that follows is to be read. */
    private void header(Standard standard, Segment segment) throws DecodeRefused, IOException {
        if (standard == Standard.X12) {
            return;
        }
        Charset said = EdiCharsets.of(segment.text(1, in));
        if (said != null) {
            in.declare(said);
        } else if (in.isDeclared()) {
            throw new DecodeRefused(
                    reader.position(),
                    "The interchange is in UNOX, which names no charset.",
                    "Name the one that is agreed under `edi`, `edi: { charset: ISO-2022-JP }`.");
        }
        if (!start.isAdvised() && segment.text(1, 2, in).compareTo("4") >= 0) {
            reader.delimiters().repetition('*');
        }
    }

    /** Sender, recipient and control number together name an interchange (ISO 9735-1, annex C; X12.5). */
    private void requireFirst(Standard standard, Segment segment) throws DecodeRefused, IOException {
        StringBuilder key = new StringBuilder();
        int[] elements = standard == Standard.X12 ? new int[] {5, 6, 7, 8, 13} : new int[] {2, 3, 5};
        for (int element : elements) {
            String part = segment.text(element, in);
            key.append(part, 0, Math.min(part.length(), CONTROL_CHARS_MAX)).append('\n');
        }
        if (!interchanges.add(key.toString())) {
            passedOver = true;
            fault(
                    Standard.INTERCHANGE,
                    "envelope-duplicate",
                    "An interchange of this sender, recipient and control number stands before it.");
        }
        if (interchanges.size() > INTERCHANGES_MAX) {
            throw new DecodeRefused(
                    reader.position(),
                    "The body has more than " + INTERCHANGES_MAX + " interchanges.",
                    "Ask the supplier for several files.");
        }
    }

    private void requireReal(Standard standard, Segment segment) throws DecodeRefused, IOException {
        String indicator = segment.text(standard.testIndicator(), in);
        if (!format.tests() && standard.isTest(indicator)) {
            passedOver = true;
            fault(Standard.INTERCHANGE, "envelope-test", "It says that it is a test (" + indicator + ").", TEST_REMEDY);
        }
    }

    @Override
    public void opened(int level, Segment header) throws CharacterCodingException {
        if (log != null) {
            log.opened(level, header, reader.position());
        }
    }

    @Override
    public void closed(int level, Segment trailer) throws CharacterCodingException {
        if (log != null) {
            log.closed(level, trailer);
        }
    }

    @Override
    public void fault(int level, String code, String what) throws DecodeRefused, CharacterCodingException {
        fault(level, code, what, REMEDY);
    }

    private void fault(int level, String code, String what, String remedy)
            throws DecodeRefused, CharacterCodingException {
        if (log != null) {
            log.fault(level, new EnvelopeFault(code, reader.tag(), reader.position(), what));
            return;
        }
        String where = reader.tag() + " at " + reader.position();
        if (!format.report()) {
            throw new DecodeRefused(
                    reader.position(), "The envelope is wrong at " + reader.tag() + ": " + what, remedy);
        }
        if (sink != null) {
            NullNode none = NullNode.instance;
            ObjectNode segment = JsonNodeFactory.instance.objectNode();
            segment.set(reader.tag(), reader.segment().json(in, asked));
            sink.fault(new Element(
                    segment, none, none, none, segment, new Refusal(code, reader.tag(), where + ": " + what)));
        }
    }
}
