package io.milehub.mapping.decode.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are read as text: a byte order mark decides, else the declared charset, else the bytes themselves; bytes
 * that the charset lacks are an error.
 *
 * @param bytes without the mark
 * @param charset absent where the bytes themselves are to show it, as UTF-8 or Windows-1252
 */
record TextInput(InputStream bytes, @Nullable Charset charset) {
    private static final int START_BYTES = 4;

    static TextInput of(InputStream body, @Nullable Charset declared) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, START_BYTES);
        byte[] start = bytes.readNBytes(START_BYTES);
        Mark mark = Mark.of(start);
        int after = mark == null ? 0 : mark.length();
        bytes.unread(start, after, start.length - after);
        return new TextInput(bytes, mark != null ? mark.charset() : declared != null ? declared : utf16(start));
    }

    Reader reader() {
        return charset == null ? new EitherCharset(bytes) : new InputStreamReader(bytes, EitherCharset.strict(charset));
    }

    /** Whether the text is UTF-8, or may turn out to be. */
    boolean mayBeUtf8() {
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }

    /** A byte order mark. */
    private record Mark(Charset charset, int length) {
        static @Nullable Mark of(byte[] start) {
            if (begins(start, 0xEF, 0xBB, 0xBF)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (begins(start, 0xFF, 0xFE, 0, 0)) {
                return new Mark(Charset.forName("UTF-32LE"), START_BYTES);
            }
            if (begins(start, 0, 0, 0xFE, 0xFF)) {
                return new Mark(Charset.forName("UTF-32BE"), START_BYTES);
            }
            if (begins(start, 0xFE, 0xFF)) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            return begins(start, 0xFF, 0xFE) ? new Mark(StandardCharsets.UTF_16LE, 2) : null;
        }
    }

    /** Without a mark, two characters of ASCII show by their zeros how UTF-16 stands. */
    private static @Nullable Charset utf16(byte[] start) {
        if (start.length < START_BYTES) {
            return null;
        }
        boolean evenZeros = start[0] == 0 && start[2] == 0;
        boolean oddZeros = start[1] == 0 && start[3] == 0;
        if (evenZeros == oddZeros) {
            return null;
        }
        return evenZeros ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    private static boolean begins(byte[] start, int... mark) {
        if (start.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
