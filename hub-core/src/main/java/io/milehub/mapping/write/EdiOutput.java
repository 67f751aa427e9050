package io.milehub.mapping.write;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;

/** The text of one interchange, with what must be escaped and counted. */
final class EdiOutput {
    private static final int CHARS_MAX = 8 * 1024 * 1024;

    private final Layout layout;
    private final StringBuilder text = new StringBuilder();
    private int segments;

    EdiOutput(Layout layout) {
        this.layout = layout;
    }

    /** The service string advice, which is no segment and holds the characters as they are. */
    void advice() {
        text.append("UNA")
                .append(layout.component())
                .append(layout.element())
                .append('.')
                .append(Layout.RELEASE)
                .append(' ')
                .append(layout.terminator());
    }

    void startMessage() {
        segments = 0;
    }

    /** How many segments were written since the message began. */
    int segments() {
        return segments;
    }

    void simple(String tag, String... elements) throws WriteRefused {
        List<List<String>> simple = new ArrayList<>();
        for (String element : elements) {
            simple.add(List.of(element));
        }
        segment(tag, simple);
    }

    /** What is blank at the end of an element or a segment is left out (ISO 9735-1, 8.7; X12.6, 3.7). */
    void segment(String tag, List<List<String>> elements) throws WriteRefused {
        segments++;
        text.append(tag);
        int from = text.length();
        int end = from;
        for (List<String> components : elements) {
            text.append(layout.element());
            int start = text.length();
            int componentsEnd = start;
            for (int i = 0; i < components.size(); i++) {
                if (i > 0) {
                    text.append(layout.component());
                }
                if (!components.get(i).isEmpty()) {
                    value(tag, components.get(i));
                    componentsEnd = text.length();
                }
            }
            text.setLength(componentsEnd);
            end = componentsEnd > start ? componentsEnd : end;
        }
        text.setLength(end);
        text.append(layout.terminator());
        if (text.length() > CHARS_MAX) {
            throw new WriteRefused(tag, "The interchange is longer than " + CHARS_MAX + " characters.");
        }
    }

    /** ISA, whose elements have fixed lengths and name the separators. */
    void fixed(String text106) {
        text.append(text106).append(layout.terminator());
    }

    private void value(String tag, String value) throws WriteRefused {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean service = layout.separators().indexOf(c) >= 0 || (layout.edifact() && c == Layout.RELEASE);
            if (c < ' ' || (service && !layout.edifact())) {
                throw new WriteRefused(
                        tag,
                        "The value \"" + value + "\" holds a separator or a control character, which"
                                + " nothing escapes.");
            }
            if (service) {
                text.append(Layout.RELEASE);
            }
            text.append(c);
        }
    }

    byte[] bytes() throws WriteRefused {
        try {
            var encoded = layout.charset().newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException notInCharset) {
            throw new WriteRefused("interchange", "Some character is not in " + layout.charset() + ".");
        }
    }
}
