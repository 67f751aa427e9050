package io.milehub.mapping.decode.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 or in Windows-1252, of which Latin-1's letters are a part: the first byte beyond ASCII decides, by
 * whether it begins a character of UTF-8. From then on a byte that the charset lacks is an error.
 */
final class EitherCharset extends Reader {
    private static final int BUFFER = 8_192;
    private static final char ASCII_MAX = 127;

    private final InputStream bytes;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
    private boolean undecided = true;
    private boolean ended;

    EitherCharset(InputStream bytes) {
        this.bytes = bytes;
    }

    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!chars.hasRemaining() && !fill()) {
            return -1;
        }
        int given = Math.min(length, chars.remaining());
        chars.get(into, from, given);
        return given;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    private boolean fill() throws IOException {
        chars.clear();
        while (chars.position() == 0) {
            CoderResult result = decoder.decode(in, chars, ended);
            boolean plain = !undecided || isAscii();
            if (undecided && !plain) {
                undecided = false;
            } else if (undecided && result.isError()) {
                decoder = strict(Charset.forName("windows-1252"));
                undecided = false;
                continue;
            }
            if (result.isError()) {
                result.throwException();
            }
            if (chars.position() == 0 && ended) {
                chars.flip();
                return false;
            }
            if (chars.position() == 0) {
                more();
            }
        }
        chars.flip();
        return true;
    }

    private boolean isAscii() {
        for (int i = 0; i < chars.position(); i++) {
            if (chars.get(i) > ASCII_MAX) {
                return false;
            }
        }
        return true;
    }

    private void more() throws IOException {
        in.compact();
        int read = bytes.read(in.array(), in.position(), in.remaining());
        ended = read < 0;
        in.position(in.position() + Math.max(read, 0));
        in.flip();
    }
}
