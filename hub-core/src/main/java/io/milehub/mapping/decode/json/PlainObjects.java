package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.decode.LastWritten;
import io.milehub.mapping.decode.Octets;
import io.milehub.mapping.decode.Shapes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of JSON in UTF-8 that stand whole in an array of bytes, as nearly all do: what is well-formed, small
 * and has each key once. Anything else it leaves to the parser, which reads it or says where and how it is wrong; what
 * both read is the same. A value that is written as the last one at its place is that one, not read and not made again.
 * Not safe for many threads.
 */
final class PlainObjects {
    /** It is left to the parser. */
    static final int NOT_PLAIN = -1;

    private static final int DEPTH_MAX = 16;
    private static final int VALUES_MAX = 10_000;
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    /** So many fit into 64 bits whatever they are. */
    private static final int DIGITS_MAX = 18;

    private final Shapes shapes;
    private final PlainTexts texts = new PlainTexts();
    private final @Nullable PlainPlaces[] members = new @Nullable PlainPlaces[DEPTH_MAX];
    private final @Nullable PlainPlaces[] elements = new @Nullable PlainPlaces[DEPTH_MAX];
    private byte[] bytes = {};
    private int at;
    private int end;
    private int values;
    private JsonNode value = NullNode.instance;

    PlainObjects(Shapes shapes) {
        this.shapes = shapes;
    }

    private static PlainPlaces at(@Nullable PlainPlaces[] all, int depth) {
        PlainPlaces places = all[depth];
        if (places == null) {
            places = new PlainPlaces();
            all[depth] = places;
        }
        return places;
    }

    /**
     * Reads the object that begins at an index.
     *
     * @param to the end of the bytes
     * @return the index behind it, or {@link #NOT_PLAIN}, also if it does not end before the end
     */
    int read(byte[] in, int from, int to) {
        bytes = in;
        at = from;
        end = to;
        values = 1;
        JsonNode object = object(0);
        value = Objects.requireNonNullElse(object, NullNode.instance);
        return object == null ? NOT_PLAIN : at;
    }

    /** The object that was read last. */
    JsonNode value() {
        return value;
    }

    private @Nullable JsonNode object(int depth) {
        at++;
        Shapes.Growing object = shapes.grow(depth);
        if (next() == '}') {
            at++;
            return object.end();
        }
        PlainPlaces places = at(members, depth);
        int place = 0;
        while (true) {
            place = next() == '"' ? place(places, place) : NOT_PLAIN;
            if (place == NOT_PLAIN || next() != ':') {
                return null;
            }
            at++;
            JsonNode member = value(depth, places.values(), place);
            if (member == null || !object.add(places.name(place), member)) {
                return null;
            }
            int after = next();
            at++;
            if (after == '}') {
                return object.end();
            }
            if (after != ',') {
                return null;
            }
            place++;
        }
    }

    /** The place of the name that comes, which mostly is the one that came here before. */
    private int place(PlainPlaces places, int expected) {
        int place = places.find(bytes, at, end, expected);
        if (place != PlainPlaces.NONE) {
            at += places.nameLength(place);
            return place;
        }
        String name = texts.read(bytes, at, end);
        if (name == null) {
            return NOT_PLAIN;
        }
        int from = at;
        at = texts.behind();
        return places.placeOf(name, bytes, from, at);
    }

    private @Nullable JsonNode list(int depth) {
        at++;
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        if (next() == ']') {
            at++;
            return list;
        }
        LastWritten last = at(elements, depth).values();
        while (true) {
            JsonNode element = value(depth, last, list.size());
            if (element == null) {
                return null;
            }
            list.add(element);
            int after = next();
            at++;
            if (after == ']') {
                return list;
            }
            if (after != ',') {
                return null;
            }
        }
    }

    private @Nullable JsonNode value(int depth, LastWritten last, int place) {
        int first = next();
        if (first == 0 || ++values > VALUES_MAX) {
            return null;
        }
        JsonNode again = last.again(place, bytes, at, end);
        if (again != null && isOver(bytes[at + last.length(place)])) {
            at += last.length(place);
            return again;
        }
        return switch (first) {
            case '{' -> depth + 1 < DEPTH_MAX ? object(depth + 1) : null;
            case '[' -> depth + 1 < DEPTH_MAX ? list(depth + 1) : null;
            case 't' -> word(TRUE, BooleanNode.TRUE);
            case 'f' -> word(FALSE, BooleanNode.FALSE);
            case 'n' -> word(NULL, NullNode.instance);
            default -> scalar(first, last, place);
        };
    }

    private @Nullable JsonNode scalar(int first, LastWritten last, int place) {
        int from = at;
        JsonNode read = first == '"' ? text() : number();
        if (read != null) {
            last.keep(place, bytes, from, at, read);
        }
        return read;
    }

    /** Whether a number is over before this byte; a string is, whatever comes. */
    private static boolean isOver(byte b) {
        return b == ',' || b == '}' || b == ']' || b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private @Nullable JsonNode text() {
        String text = texts.read(bytes, at, end);
        if (text == null) {
            return null;
        }
        at = texts.behind();
        return TextNode.valueOf(text);
    }

    private @Nullable JsonNode word(byte[] written, JsonNode means) {
        int behind = at + written.length;
        if (behind > end || !Octets.same(bytes, at, written, written.length)) {
            return null;
        }
        at = behind;
        return means;
    }

    /** Of few digits and without an exponent. */
    private @Nullable JsonNode number() {
        boolean negative = bytes[at] == '-';
        at += negative ? 1 : 0;
        int from = at;
        long digits = digits(0);
        int whole = at - from;
        boolean led = whole > 1 && bytes[from] == '0';
        if (whole == 0 || led || at >= end) {
            return null;
        }
        int scale = 0;
        if (bytes[at] == '.') {
            at++;
            int decimals = at;
            digits = digits(digits);
            scale = at - decimals;
            if (scale == 0) {
                return null;
            }
        }
        if (whole + scale > DIGITS_MAX) {
            return null;
        }
        long number = negative ? -digits : digits;
        if (scale > 0) {
            return DecimalNode.valueOf(BigDecimal.valueOf(number, scale));
        }
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    /** Goes on behind the digits; what they mean is of no use if they are more than the most. */
    private long digits(long before) {
        long digits = before;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            digits = 10 * digits + bytes[at++] - '0';
        }
        return digits;
    }

    /** The next byte that is no white space, or 0 at the end. */
    private int next() {
        while (at < end) {
            int b = bytes[at];
            if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
                return b;
            }
            at++;
        }
        return 0;
    }
}
