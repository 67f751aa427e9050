package io.milehub.mapping.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Compares and searches short runs of bytes, such as names and values of records, eight bytes at a time: to call what
 * Java has for long ones costs more.
 */
public final class Octets {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_LOW_BIT = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;

    private Octets() {}

    /** Whether so many bytes from an index on are the first of others. There must be as many in both. */
    public static boolean same(byte[] bytes, int at, byte[] others, int count) {
        if (count < Long.BYTES) {
            for (int i = 0; i < count; i++) {
                if (bytes[at + i] != others[i]) {
                    return false;
                }
            }
            return true;
        }
        int last = count - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (word(bytes, at + i) != word(others, i)) {
                return false;
            }
        }
        // Those that are left, with some that were compared.
        return word(bytes, at + last) == word(others, last);
    }

    /** The index of the next byte of a value, or the end. */
    public static int indexOf(byte[] bytes, int from, int end, int octet) {
        return indexOf(bytes, from, end, octet, octet, octet, octet);
    }

    /**
     * The index of the next byte of one of four values, or the end.
     *
     * @param one from 0 to 127, or beyond 255 where there are less than four
     */
    public static int indexOf(byte[] bytes, int from, int end, int one, int two, int three, int four) {
        int index = from;
        for (; index <= end - Long.BYTES; index += Long.BYTES) {
            long word = word(bytes, index);
            long found = places(word, one) | places(word, two) | places(word, three) | places(word, four);
            if (found != 0) {
                return index + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (index < end && !is(bytes[index], one, two) && !is(bytes[index], three, four)) {
            index++;
        }
        return index;
    }

    private static boolean is(byte b, int one, int other) {
        return b == one || b == other;
    }

    /** Eight bytes from an index on, of which the first is the lowest. */
    public static long word(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * Of the bytes that are a certain one, the lowest has its high bit set (Warren, "Hacker's Delight", section 6-1).
     */
    public static long places(long word, int octet) {
        long without = octet > 255 ? -1 : word ^ (octet * EACH_LOW_BIT);
        return (without - EACH_LOW_BIT) & ~without & EACH_HIGH_BIT;
    }

    /** Of the bytes that are ASCII and below a certain one, the lowest has its high bit set. */
    public static long below(long word, int octet) {
        return (word - octet * EACH_LOW_BIT) & ~word & EACH_HIGH_BIT;
    }

    /** Whether no byte of a word is beyond ASCII. */
    public static boolean isAscii(long word) {
        return (word & EACH_HIGH_BIT) == 0;
    }

    /** Whether no byte between two indexes is beyond ASCII. */
    public static boolean isAscii(byte[] bytes, int from, int to) {
        long seen = 0;
        int index = from;
        for (; index <= to - Long.BYTES; index += Long.BYTES) {
            seen |= word(bytes, index);
        }
        for (; index < to; index++) {
            seen |= bytes[index] & 0x80L;
        }
        return isAscii(seen);
    }

    /** How many lines end between two indexes, before the first of which stands no carriage return. */
    public static int lineBreaks(byte[] bytes, int from, int to) {
        int found = 0;
        for (int i = from; i < to; i++) {
            found += bytes[i] == '\r' || (bytes[i] == '\n' && bytes[i - 1] != '\r') ? 1 : 0;
        }
        return found;
    }
}
