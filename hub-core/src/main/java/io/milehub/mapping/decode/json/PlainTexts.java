package io.milehub.mapping.decode.json;

import io.milehub.mapping.decode.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads strings of JSON in UTF-8, eight bytes at a time. What it does not read, as it is no string, or one with halves
 * of surrogate pairs or bytes that are no UTF-8, a parser may, or says what is wrong with it. Not safe for many
 * threads.
 */
final class PlainTexts {
    /** What Java puts in the place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final int UTF8_BYTES_MAX = 4;
    private static final int NONE = -1;

    private byte[] unescaped = new byte[256];
    private int length;
    private boolean ascii;
    private int behind;

    /** The index behind the string that was read last. */
    int behind() {
        return behind;
    }

    /**
     * The string whose opening quote stands at an index.
     *
     * @param end of the bytes
     * @return null if it is none that is read here, or does not end before the end
     */
    @Nullable
    String read(byte[] bytes, int quote, int end) {
        ascii = true;
        int at = special(bytes, quote + 1, end);
        if (at < end && bytes[at] == '"') {
            behind = at + 1;
            return string(bytes, quote + 1, at - quote - 1);
        }
        length = 0;
        int from = quote + 1;
        while (at < end && bytes[at] == '\\') {
            append(bytes, from, at - from);
            from = escape(bytes, at + 1, end);
            if (from == NONE) {
                return null;
            }
            at = special(bytes, from, end);
        }
        if (at >= end || bytes[at] != '"') {
            return null;
        }
        append(bytes, from, at - from);
        behind = at + 1;
        return string(unescaped, 0, length);
    }

    /**
     * The index of the next quote, backslash or control character, or the end; sees whether there is more than ASCII.
     */
    private int special(byte[] bytes, int from, int end) {
        int at = from;
        long seen = 0;
        while (at <= end - Long.BYTES) {
            long word = Octets.word(bytes, at);
            long found = Octets.places(word, '"') | Octets.places(word, '\\') | Octets.below(word, ' ');
            if (found != 0) {
                seen |= word & (Long.lowestOneBit(found) - 1);
                ascii &= Octets.isAscii(seen);
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
            seen |= word;
            at += Long.BYTES;
        }
        ascii &= Octets.isAscii(seen);
        while (at < end && bytes[at] != '"' && bytes[at] != '\\' && (bytes[at] < 0 || bytes[at] >= ' ')) {
            ascii &= bytes[at] >= 0;
            at++;
        }
        return at;
    }

    private @Nullable String string(byte[] bytes, int from, int count) {
        if (ascii) {
            return new String(bytes, from, count, StandardCharsets.ISO_8859_1);
        }
        String text = new String(bytes, from, count, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }

    /** Reads what stands behind a backslash; returns the index behind it, or {@link #NONE}. */
    private int escape(byte[] bytes, int at, int end) {
        if (at >= end) {
            return NONE;
        }
        int meant = switch (bytes[at]) {
            case '"', '\\', '/' -> bytes[at];
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> NONE;
        };
        if (meant == NONE) {
            return bytes[at] == 'u' ? hexadecimal(bytes, at + 1, end) : NONE;
        }
        room(1);
        unescaped[length++] = (byte) meant;
        return at + 1;
    }

    private int hexadecimal(byte[] bytes, int at, int end) {
        int unit = unit(bytes, at, end);
        if (unit == NONE) {
            return NONE;
        }
        if (!Character.isSurrogate((char) unit)) {
            append(unit);
            return at + 4;
        }
        boolean further = at + 6 <= end && bytes[at + 4] == '\\' && bytes[at + 5] == 'u';
        int low = further ? unit(bytes, at + 6, end) : NONE;
        if (low == NONE || !Character.isSurrogatePair((char) unit, (char) low)) {
            return NONE;
        }
        append(Character.toCodePoint((char) unit, (char) low));
        return at + 10;
    }

    /** The number that four hexadecimal digits write, or {@link #NONE}. */
    private static int unit(byte[] bytes, int at, int end) {
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < end && bytes[i] > 0 ? Character.digit(bytes[i], 16) : NONE;
            if (digit < 0) {
                return NONE;
            }
            unit = 16 * unit + digit;
        }
        return unit;
    }

    private void append(int codePoint) {
        ascii &= codePoint < 0x80;
        byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        append(utf8, 0, utf8.length);
    }

    private void append(byte[] bytes, int from, int count) {
        room(count);
        System.arraycopy(bytes, from, unescaped, length, count);
        length += count;
    }

    private void room(int more) {
        if (length + more > unescaped.length) {
            unescaped = Arrays.copyOf(unescaped, 2 * (length + more) + UTF8_BYTES_MAX);
        }
    }
}
