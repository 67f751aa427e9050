package io.milehub.intake.copy;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the text format of PostgreSQL's COPY ("File Formats", COPY in its manual): fields end with a tab, rows
 * with a newline, an absent value is {@code \N}, and backslash, tab, newline and carriage return are escaped. Text is
 * encoded as UTF-8 while it is escaped, without a string in between.
 */
public final class CopyText {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private byte[] bytes = new byte[128 * 1024];
    private int length;
    private boolean rowHasFields;

    public int length() {
        return length;
    }

    public byte[] bytes() {
        return bytes;
    }

    void clear() {
        length = 0;
    }

    /** Takes back the row that was begun at this length. */
    public void cutTo(int rowBegin) {
        length = rowBegin;
        rowHasFields = false;
    }

    public CopyText text(@Nullable String value) {
        separate();
        if (value == null) {
            return absent();
        }
        characters(value);
        return this;
    }

    public CopyText number(long value) {
        separate();
        ascii(Long.toString(value));
        return this;
    }

    public CopyText number(@Nullable Long value) {
        separate();
        if (value == null) {
            return absent();
        }
        ascii(value.toString());
        return this;
    }

    public CopyText instant(@Nullable Instant value) {
        separate();
        if (value == null) {
            return absent();
        }
        ascii(value.toString());
        return this;
    }

    /** Sixteen bytes as a uuid, whose hyphens PostgreSQL does not need. */
    public CopyText uuid(byte @Nullable [] sixteen) {
        separate();
        if (sixteen == null) {
            return absent();
        }
        reserve(2 * sixteen.length);
        for (byte b : sixteen) {
            bytes[length++] = (byte) HEX[(b >> 4) & 15];
            bytes[length++] = (byte) HEX[b & 15];
        }
        return this;
    }

    public void endRow() {
        put('\n');
        rowHasFields = false;
    }

    /** Begins a field that is then written in pieces, by {@link #raw} and {@link #jsonString}. */
    public CopyText field() {
        separate();
        return this;
    }

    /** Text of a field that holds nothing to escape. */
    public CopyText raw(String ascii) {
        ascii(ascii);
        return this;
    }

    /** A JSON string (RFC 8259) inside a field: escaped for JSON, and its backslashes once more for COPY. */
    public CopyText jsonString(String value) {
        put('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') {
                ascii("\\\\\"");
            } else if (c == '\\') {
                ascii("\\\\\\\\");
            } else if (c < ' ') {
                ascii("\\\\u00");
                put(HEX[c >> 4]);
                put(HEX[c & 15]);
            } else {
                i = encode(value, i);
            }
        }
        put('"');
        return this;
    }

    private void characters(String value) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\\' -> ascii("\\\\");
                case '\t' -> ascii("\\t");
                case '\n' -> ascii("\\n");
                case '\r' -> ascii("\\r");
                default -> i = encode(value, i);
            }
        }
    }

    /** Writes the character at i as UTF-8 and returns the index of its last char; a lone surrogate becomes U+FFFD. */
    private int encode(String value, int i) {
        reserve(4);
        char c = value.charAt(i);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xc0 | (c >> 6));
            bytes[length++] = (byte) (0x80 | (c & 0x3f));
        } else if (Character.isHighSurrogate(c)
                && i + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(i + 1))) {
            int point = Character.toCodePoint(c, value.charAt(i + 1));
            bytes[length++] = (byte) (0xf0 | (point >> 18));
            bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
            bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
            bytes[length++] = (byte) (0x80 | (point & 0x3f));
            return i + 1;
        } else {
            char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
            bytes[length++] = (byte) (0xe0 | (whole >> 12));
            bytes[length++] = (byte) (0x80 | ((whole >> 6) & 0x3f));
            bytes[length++] = (byte) (0x80 | (whole & 0x3f));
        }
        return i;
    }

    private CopyText absent() {
        ascii("\\N");
        return this;
    }

    private void separate() {
        if (rowHasFields) {
            put('\t');
        }
        rowHasFields = true;
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
