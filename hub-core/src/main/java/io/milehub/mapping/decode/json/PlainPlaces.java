package io.milehub.mapping.decode.json;

import io.milehub.mapping.decode.LastWritten;
import io.milehub.mapping.decode.Octets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The members that objects of one depth have, in the order of first sight, or the first elements of lists of one depth:
 * their names as they are written, and the last value at each. Not safe for many threads.
 */
final class PlainPlaces {
    static final int NONE = -1;

    private static final int NAMES_MAX = 512;
    private static final int NAME_BYTES_MAX = 256;
    /** So many members may be left out of an object before its next one is looked for by name. */
    private static final int LEFT_OUT_MAX = 4;

    private String[] names = new String[16];
    private byte[][] written = new byte[16][];
    private int count;
    private final Map<String, Integer> places = new HashMap<>();
    private final LastWritten values = new LastWritten();

    /** The place of the name that stands at an index with its quotes, if it is the expected one or soon after it. */
    int find(byte[] bytes, int at, int end, int expected) {
        int last = Math.min(expected + LEFT_OUT_MAX, count - 1);
        for (int place = expected; place <= last; place++) {
            byte[] name = written[place];
            int behind = at + name.length;
            if (behind <= end && Octets.same(bytes, at, name, name.length)) {
                return place;
            }
        }
        return NONE;
    }

    String name(int place) {
        return names[place];
    }

    /** How long the name is as it is written, with its quotes. */
    int nameLength(int place) {
        return written[place].length;
    }

    /**
     * The place of a name, which is given one if it has none; {@link #NONE} if there are too many, or it is too long.
     */
    int placeOf(String name, byte[] bytes, int from, int to) {
        Integer known = places.get(name);
        if (known != null) {
            return known;
        }
        if (count == NAMES_MAX || to - from > NAME_BYTES_MAX) {
            return NONE;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            written = Arrays.copyOf(written, 2 * count);
        }
        names[count] = name;
        written[count] = Arrays.copyOfRange(bytes, from, to);
        places.put(name, count);
        return count++;
    }

    /** The last values at these places. */
    LastWritten values() {
        return values;
    }
}
