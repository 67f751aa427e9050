package io.milehub.mapping.decode.edi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * One segment as bytes, reused from one to the next. As JSON it is flat: {@code _3} is its third element or that one's
 * first component, {@code _3_2} the second component. What is absent or blank is left out.
 */
final class Segment {
    /** The longest segment, in bytes; standards have none longer than a few thousand. */
    static final int BYTES_MAX = 1024 * 1024;

    /** The most values of a segment. */
    static final int VALUES_MAX = 10_000;

    /** Behind the name of an element: all its occurrences. */
    private static final String ALL = "_all";

    private static final int CACHED = 64;
    private static final String[] ELEMENTS = new String[CACHED];
    private static final String[][] COMPONENTS = new String[CACHED][16];

    static {
        for (int i = 0; i < CACHED; i++) {
            ELEMENTS[i] = "_" + i;
            for (int j = 0; j < COMPONENTS[i].length; j++) {
                COMPONENTS[i][j] = "_" + i + "_" + j;
            }
        }
    }

    byte[] bytes = new byte[512];
    int length;
    private int[] element = new int[32];
    private int[] occurrence = new int[32];
    private int[] component = new int[32];
    private int[] from = new int[32];
    private int[] to = new int[32];
    private int values;

    void clear() {
        length = 0;
        values = 0;
    }

    /** Room for at least so many more bytes. */
    void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.min(Math.max(bytes.length * 2, length + more), BYTES_MAX + 1));
        }
    }

    boolean isFull() {
        return length > BYTES_MAX || values > VALUES_MAX;
    }

    /** A value that ends here; blanks at its end are insignificant (ISO 9735-1, 9; X12.6, 3.5). */
    void value(int atElement, int atOccurrence, int atComponent, int start) {
        int last = length;
        while (last > start && bytes[last - 1] == ' ') {
            last--;
        }
        if (last == start) {
            return;
        }
        if (values == element.length) {
            element = Arrays.copyOf(element, values * 2);
            occurrence = Arrays.copyOf(occurrence, values * 2);
            component = Arrays.copyOf(component, values * 2);
            from = Arrays.copyOf(from, values * 2);
            to = Arrays.copyOf(to, values * 2);
        }
        element[values] = atElement;
        occurrence[values] = atOccurrence;
        component[values] = atComponent;
        from[values] = start;
        to[values++] = last;
    }

    /** Adds its values and their places, whatever separates them. */
    void digest(MessageDigest digest) {
        for (int i = 0; i < values; i++) {
            digest.update((byte) element[i]);
            digest.update((byte) occurrence[i]);
            digest.update((byte) component[i]);
            digest.update(bytes, from[i], to[i] - from[i]);
            digest.update((byte) 0);
        }
        digest.update((byte) 0xFF);
    }

    /** The text of an element, or of its first component; empty if it is absent. */
    String text(int wanted, EdiBytes text) throws CharacterCodingException {
        return text(wanted, 1, text);
    }

    String text(int wanted, int wantedComponent, EdiBytes text) throws CharacterCodingException {
        for (int i = 0; i < values; i++) {
            if (element[i] == wanted && component[i] == wantedComponent && occurrence[i] == 1) {
                return text.text(bytes, from[i], to[i]);
            }
        }
        return "";
    }

    /** @param asked names that are written although they say nothing new: {@code _3_1}, {@code _3_all} */
    ObjectNode json(EdiBytes text, Set<String> asked) throws CharacterCodingException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        boolean repeats = !asked.isEmpty();
        for (int i = 0; i < values; i++) {
            repeats |= occurrence[i] > 1;
            if (element[i] > 0 && occurrence[i] == 1) {
                json.set(name(element[i], component[i]), node(i, text));
            }
        }
        if (repeats) {
            repeat(json, text, asked);
        }
        return json;
    }

    private void repeat(ObjectNode json, EdiBytes text, Set<String> asked) throws CharacterCodingException {
        BitSet repeated = new BitSet();
        for (int i = 0; i < values; i++) {
            if (occurrence[i] > 1 || asked.contains(name(element[i], 1) + ALL)) {
                repeated.set(element[i]);
            }
        }
        for (int i = 0; i < values; i++) {
            String first = component(element[i], 1);
            if (component[i] == 1 && occurrence[i] == 1 && asked.contains(first)) {
                json.set(first, node(i, text));
            }
            if (element[i] > 0 && repeated.get(element[i])) {
                ArrayNode all = json.withArrayProperty(name(element[i], 1) + ALL);
                boolean goesOn = i > 0 && element[i - 1] == element[i] && occurrence[i - 1] == occurrence[i];
                ObjectNode one = goesOn ? (ObjectNode) all.get(all.size() - 1) : all.addObject();
                one.set(name(component[i], 1), node(i, text));
            }
        }
    }

    private TextNode node(int i, EdiBytes text) throws CharacterCodingException {
        return TextNode.valueOf(text.text(bytes, from[i], to[i]));
    }

    private static String name(int element, int component) {
        if (component > 1) {
            return component(element, component);
        }
        return element < CACHED ? ELEMENTS[element] : "_" + element;
    }

    private static String component(int element, int component) {
        return element < CACHED && component < COMPONENTS[element].length
                ? COMPONENTS[element][component]
                : "_" + element + "_" + component;
    }
}
