package io.milehub.mapping.decode.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Finds where a JSON value in UTF-8 ends, in as many pieces as it comes: by its brackets and quotes alone. What is no
 * JSON may end anywhere; that is for the parser to find.
 */
final class ElementScan {
    /** The value does not end in this piece. */
    static final int UNFINISHED = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH_LOW_BIT = 0x0101010101010101L;
    private static final long EACH_HIGH_BIT = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH_LOW_BIT;
    private static final long BACKSLASHES = '\\' * EACH_LOW_BIT;

    private int depth;
    private boolean inString;
    private boolean escaped;

    /** What comes next is the first byte of a value. */
    void begin() {
        depth = 0;
        inString = false;
        escaped = false;
    }

    /** The index behind the value, or {@link #UNFINISHED}; then the next piece is to be given. */
    int end(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            if (inString) {
                at = string(bytes, at, to);
                if (!inString && depth == 0) {
                    return at;
                }
                continue;
            }
            switch (bytes[at++]) {
                case '"' -> inString = true;
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth <= 1) {
                        return depth == 0 ? at - 1 : at;
                    }
                    depth--;
                }
                case ',', ' ', '\t', '\n', '\r' -> {
                    if (depth == 0) {
                        return at - 1;
                    }
                }
                default -> {}
            }
        }
        return UNFINISHED;
    }

    /** The index behind the string, which then is over, or behind the piece. */
    private int string(byte[] bytes, int from, int to) {
        int at = from;
        if (escaped) {
            escaped = false;
            at++;
        }
        for (at = special(bytes, at, to); at < to; at = special(bytes, at, to)) {
            if (bytes[at] == '"') {
                inString = false;
                return at + 1;
            }
            escaped = at + 1 == to;
            at += escaped ? 1 : 2;
        }
        return at;
    }

    /** The index of the next quote or backslash, or the end; eight bytes at a time. */
    private static int special(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = (long) LONGS.get(bytes, at);
            long found = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Of the bytes that are zero, the lowest has its high bit set (Warren, "Hacker's Delight", section 6-1). */
    private static long zeros(long word) {
        return (word - EACH_LOW_BIT) & ~word & EACH_HIGH_BIT;
    }
}
