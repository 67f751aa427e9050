package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes the texts of one body. What stands at a place often stood there in the record before, as a feed says the same
 * brand, colour and season of many pieces: it is then the same node, not made again, and whoever remembers what was
 * made of it sees that at a glance. Not safe for many threads.
 */
public final class LastTexts {
    private static final int PLACES_MAX = 256;
    private static final int CHARS_MAX = 1_024;

    private @Nullable Last[] places = {};
    private @Nullable TextNode[] nodes = {};

    /** The text of so many chars from an index on. */
    public TextNode at(int place, char[] chars, int from, int count) {
        if (count == 0) {
            return TextNode.valueOf("");
        }
        if (count > CHARS_MAX || place >= PLACES_MAX) {
            return TextNode.valueOf(new String(chars, from, count));
        }
        if (place >= places.length) {
            places = Arrays.copyOf(places, Math.min(PLACES_MAX, place + 32));
        }
        Last last = places[place];
        if (last == null) {
            last = new Last();
            places[place] = last;
        }
        return last.text(chars, from, count);
    }

    /** The same of a text that has been made. */
    public TextNode at(int place, String text) {
        if (place >= PLACES_MAX) {
            return TextNode.valueOf(text);
        }
        if (place >= nodes.length) {
            nodes = Arrays.copyOf(nodes, Math.min(PLACES_MAX, place + 32));
        }
        TextNode last = nodes[place];
        if (last == null || !last.textValue().equals(text)) {
            last = text.isEmpty() ? TextNode.valueOf(text) : new HashedText(text);
            nodes[place] = last;
        }
        return last;
    }

    private static final class Last extends Repeats {
        private char[] chars = {};
        private TextNode node = TextNode.valueOf("");
        private int length;

        TextNode text(char[] now, int from, int count) {
            if (seen(length == count && Arrays.equals(now, from, from + count, chars, 0, count))) {
                return node;
            }
            TextNode text = new HashedText(new String(now, from, count));
            if (isWorthKeeping()) {
                keep(text, now, from, count);
            }
            return text;
        }

        private void keep(TextNode text, char[] now, int from, int count) {
            if (chars.length < count) {
                chars = new char[Math.max(count, Math.min(CHARS_MAX, 2 * chars.length))];
            }
            System.arraycopy(now, from, chars, 0, count);
            length = count;
            node = text;
        }
    }
}
