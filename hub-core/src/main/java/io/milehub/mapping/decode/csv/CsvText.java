package io.milehub.mapping.decode.csv;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.BodyMeter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Set;

/**
 * The text of one file behind its preamble, and the dialect that its beginning shows.
 *
 * @param linesBefore how many lines the preamble has
 */
record CsvText(Reader reader, CsvDialect dialect, int linesBefore) {
    private static final int BEGINNING_CHARS = 64 * 1024;

    /** @param required the columns that a header must have */
    static CsvText open(InputStream body, BodyMeter meter, CsvFormat format, Set<String> required)
            throws DecodeRefused, IOException {
        try {
            PushbackReader reader = new PushbackReader(TextInput.of(body, format.charset()), BEGINNING_CHARS);
            int lines = 0;
            while (lines < format.header().preamble() && skipLine(reader)) {
                lines++;
            }
            CsvDialect dialect = format.dialect();
            if (!dialect.isComplete()) {
                char[] beginning = new char[BEGINNING_CHARS];
                int length = fill(reader, beginning);
                reader.unread(beginning, 0, length);
                dialect = new DialectDetector(format, required)
                        .detect(new String(beginning, 0, length), length == BEGINNING_CHARS);
            }
            return new CsvText(reader, dialect, lines);
        } catch (CharacterCodingException notText) {
            throw CsvRows.notText("after line 1", format);
        } catch (IOException failed) {
            DecodeRefused tooLong = meter.refusal("line 1");
            if (tooLong != null) {
                throw tooLong;
            }
            throw failed;
        }
    }

    private static int fill(Reader reader, char[] into) throws IOException {
        int length = 0;
        for (int read = 0; read >= 0 && length < into.length; length += Math.max(read, 0)) {
            read = reader.read(into, length, into.length - length);
        }
        return length;
    }

    /** False where the text has ended. */
    private static boolean skipLine(PushbackReader reader) throws IOException {
        int c = reader.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n' && c != '\r') {
            c = reader.read();
        }
        if (c == '\r') {
            int next = reader.read();
            if (next >= 0 && next != '\n') {
                reader.unread(next);
            }
        }
        return true;
    }
}
