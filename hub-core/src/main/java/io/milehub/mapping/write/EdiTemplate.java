package io.milehub.mapping.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.milehub.mapping.Problem;
import io.milehub.mapping.decode.Element;
import io.milehub.mapping.function.FieldRefused;
import io.milehub.mapping.language.FieldExpression;
import java.io.IOException;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A checked template: turns a record into the bytes of one interchange with one message. Safe for many threads. */
public final class EdiTemplate {
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    private final Layout layout;
    private final List<Part> parts;

    EdiTemplate(Layout layout, List<Part> parts) {
        this.layout = layout;
        this.parts = List.copyOf(parts);
    }

    /** The template of a file, or null with everything that is wrong with it added to the problems. */
    public static @Nullable EdiTemplate read(Path file, List<Problem> problems) throws IOException {
        return new TemplateReader(file, problems).read();
    }

    /** Whether it writes EDIFACT, or else X12. */
    public boolean isEdifact() {
        return layout.edifact();
    }

    /** The interchange, counted and closed. */
    public byte[] write(JsonNode record, Interchange envelope) throws WriteRefused {
        EdiOutput out = new EdiOutput(layout);
        if (layout.edifact()) {
            edifact(out, record, envelope);
        } else {
            x12(out, record, envelope);
        }
        return out.bytes();
    }

    /**
     * The interchange of X12 that holds a TA1 and nothing else (X12.5): it stands outside of groups, and every template
     * of X12 gives it the separators that are agreed.
     */
    public byte[] writeTa1(List<String> elements, Interchange envelope) throws WriteRefused {
        if (layout.edifact()) {
            throw new IllegalStateException("EDIFACT has no TA1");
        }
        EdiOutput out = new EdiOutput(layout);
        header(out, envelope);
        out.simple("TA1", elements.toArray(String[]::new));
        out.simple("IEA", "0", padded(envelope));
        return out.bytes();
    }

    private void edifact(EdiOutput out, JsonNode record, Interchange envelope) throws WriteRefused {
        String control = String.valueOf(envelope.control());
        out.advice();
        out.segment(
                "UNB",
                List.of(
                        List.of("UNOC", "3"),
                        List.of(envelope.sender(), envelope.senderCode()),
                        List.of(envelope.recipient(), envelope.recipientCode()),
                        List.of(SHORT_DATE.format(envelope.at()), TIME.format(envelope.at())),
                        List.of(control),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(envelope.test() ? "1" : "")));
        out.startMessage();
        out.segment("UNH", List.of(List.of("1"), layout.message()));
        parts(out, parts, record, record);
        out.simple("UNT", String.valueOf(out.segments() + 1), "1");
        out.simple("UNZ", "1", control);
    }

    /** ISA13 and IEA02 have nine digits. */
    private static String padded(Interchange envelope) {
        String control = String.valueOf(envelope.control());
        return "0".repeat(9 - control.length()) + control;
    }

    private void header(EdiOutput out, Interchange envelope) throws WriteRefused {
        String e = String.valueOf(layout.element());
        out.fixed(String.join(
                e,
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                id(envelope.senderCode(), 2),
                id(envelope.sender(), 15),
                id(envelope.recipientCode(), 2),
                id(envelope.recipient(), 15),
                SHORT_DATE.format(envelope.at()),
                TIME.format(envelope.at()),
                "U",
                layout.version().substring(0, 5),
                padded(envelope),
                "0",
                envelope.test() ? "T" : "P",
                String.valueOf(layout.component())));
    }

    private void x12(EdiOutput out, JsonNode record, Interchange envelope) throws WriteRefused {
        String control = String.valueOf(envelope.control());
        header(out, envelope);
        out.simple(
                "GS",
                layout.group(),
                envelope.sender(),
                envelope.recipient(),
                DATE.format(envelope.at()),
                TIME.format(envelope.at()),
                control,
                "X",
                layout.version());
        out.startMessage();
        out.simple("ST", layout.message().getFirst(), "0001");
        parts(out, parts, record, record);
        out.simple("SE", String.valueOf(out.segments() + 1), "0001");
        out.simple("GE", "1", control);
        out.simple("IEA", "1", padded(envelope));
    }

    private String id(String id, int length) throws WriteRefused {
        boolean separated = id.chars().anyMatch(c -> layout.separators().indexOf(c) >= 0 || c < ' ');
        if (id.length() > length || separated) {
            throw new WriteRefused("ISA", "The id \"" + id + "\" is longer than " + length + " or holds a separator.");
        }
        return id + " ".repeat(length - id.length());
    }

    private void parts(EdiOutput out, List<Part> of, JsonNode value, JsonNode root) throws WriteRefused {
        for (Part part : of) {
            switch (part) {
                case Part.Line line -> line(out, line, value, root);
                case Part.Loop loop -> {
                    JsonNode list = evaluate("each", loop.each(), value, root);
                    if (!list.isArray() && !list.isNull()) {
                        throw new WriteRefused("each", FieldRefused.quote(list) + " is no list.");
                    }
                    for (JsonNode one : list) {
                        parts(out, loop.parts(), one, root);
                    }
                }
            }
        }
    }

    private void line(EdiOutput out, Part.Line line, JsonNode value, JsonNode root) throws WriteRefused {
        FieldExpression when = line.when();
        if (when != null && !evaluate(line.tag(), when, value, root).booleanValue()) {
            return;
        }
        List<List<String>> elements = new ArrayList<>();
        for (int i = 0; i < line.elements().size(); i++) {
            List<String> components = new ArrayList<>();
            for (FieldExpression component : line.elements().get(i)) {
                String where = line.tag() + ", element " + (i + 1);
                components.add(text(where, evaluate(where, component, value, root)));
            }
            elements.add(components);
        }
        out.segment(line.tag(), elements);
    }

    private static JsonNode evaluate(String where, FieldExpression expression, JsonNode value, JsonNode root)
            throws WriteRefused {
        try {
            return expression.of(new Element(value, root, NullNode.instance, root, value, null));
        } catch (FieldRefused refused) {
            throw new WriteRefused(where, refused.code() + ", " + refused.detail());
        }
    }

    private static String text(String where, JsonNode value) throws WriteRefused {
        if (value.isTextual()) {
            return value.textValue().strip();
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isNull()) {
            return "";
        }
        throw new WriteRefused(where, FieldRefused.quote(value) + " is neither text nor a number.");
    }
}
