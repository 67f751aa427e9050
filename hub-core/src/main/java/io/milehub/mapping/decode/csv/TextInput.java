package io.milehub.mapping.decode.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads bytes as text: a byte order mark decides, else the given charset; bytes that the charset lacks are an error.
 */
final class TextInput {
    private static final int MARK_BYTES_MAX = 3;

    private TextInput() {}

    static Reader of(InputStream body, Charset declared) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(body, MARK_BYTES_MAX);
        byte[] start = bytes.readNBytes(MARK_BYTES_MAX);
        Charset charset = declared;
        int mark = 0;
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (begins(start, 0xFE, 0xFF)) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        } else if (begins(start, 0xFF, 0xFE)) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        }
        bytes.unread(start, mark, start.length - mark);
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
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
