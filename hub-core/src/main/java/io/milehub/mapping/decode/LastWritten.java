package io.milehub.mapping.decode;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The last value at each place of a body's records, with the bytes that it was written as: what is written so again, as
 * a feed says the same brand, colour and season of many pieces, is the same node, and need not be read. Not safe for
 * many threads.
 */
public final class LastWritten {
    private static final int PLACES_MAX = 128;
    private static final int BYTES_MAX = 512;

    private final @Nullable Value[] values = new @Nullable Value[PLACES_MAX];

    /**
     * The last value at a place, if its bytes stand at an index again and are not all that there is; whether they end
     * there is for the reader to see.
     *
     * @param end of the bytes
     */
    public @Nullable JsonNode again(int place, byte[] bytes, int at, int end) {
        Value last = place < PLACES_MAX ? values[place] : null;
        return last == null || !last.isAt(bytes, at, end) ? null : last.value;
    }

    /** How many bytes the last value at a place has, of which there is one. */
    public int length(int place) {
        Value last = values[place];
        return last == null ? 0 : last.length;
    }

    /** A value that no longer changes, and was written as these bytes. */
    public void keep(int place, byte[] bytes, int from, int to, JsonNode value) {
        if (place >= PLACES_MAX || to - from > BYTES_MAX) {
            return;
        }
        Value last = values[place];
        if (last == null) {
            last = new Value(value);
            values[place] = last;
        }
        last.keep(bytes, from, to - from, value);
    }

    private static final class Value extends Repeats {
        private byte[] written = {};
        private int length;
        private JsonNode value;

        Value(JsonNode value) {
            this.value = value;
        }

        boolean isAt(byte[] bytes, int at, int end) {
            int behind = at + length;
            return seen(behind < end && Octets.same(bytes, at, written, length));
        }

        void keep(byte[] bytes, int from, int count, JsonNode read) {
            if (!isWorthKeeping()) {
                return;
            }
            if (written.length < count) {
                written = new byte[Math.max(count, Math.min(BYTES_MAX, 2 * written.length))];
            }
            System.arraycopy(bytes, from, written, 0, count);
            length = count;
            value = read;
        }
    }
}
