package io.milehub.mapping.decode.csv;

import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.decode.BodyMeter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file behind its preamble, by the dialect that its beginning shows.
 *
 * @param linesBefore how many lines the preamble has
 */
record CsvText(Iterator<CsvRow> rows, CsvDialect dialect, int linesBefore) {
    private static final int BEGINNING_CHARS = 64 * 1024;
    /** A char takes three bytes of UTF-8 at most, and some more are read ahead. */
    private static final int BEGINNING_BYTES = 4 * BEGINNING_CHARS;

    /** @param required the columns that a header must have */
    static CsvText open(InputStream body, BodyMeter meter, CsvFormat format, Set<String> required)
            throws DecodeRefused, IOException {
        try {
            TextInput text = TextInput.of(body, format.charset());
            boolean plain = text.mayBeUtf8() && format.header().preamble() <= 0;
            return plain ? whole(text, format, required) : behindPreamble(text, format, required);
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

    /** Of a file whose rows may be read by their bytes. */
    private static CsvText whole(TextInput text, CsvFormat format, Set<String> required) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(text.bytes());
        TextInput again = new TextInput(bytes, text.charset());
        CsvDialect dialect = format.dialect();
        if (!dialect.isComplete()) {
            bytes.mark(BEGINNING_BYTES);
            char[] beginning = new char[BEGINNING_CHARS];
            dialect = detected(beginning, fill(again.reader(), beginning), format, required);
            bytes.reset();
        }
        return new CsvText(
                PlainRows.canBe(dialect)
                        ? new Rows(again, dialect)
                        : CsvParsers.of(again.reader(), dialect, 0).iterator(),
                dialect,
                0);
    }

    private static CsvText behindPreamble(TextInput text, CsvFormat format, Set<String> required) throws IOException {
        PushbackReader reader = new PushbackReader(text.reader(), BEGINNING_CHARS);
        int lines = 0;
        while (lines < format.header().preamble() && skipLine(reader)) {
            lines++;
        }
        CsvDialect dialect = format.dialect();
        if (!dialect.isComplete()) {
            char[] beginning = new char[BEGINNING_CHARS];
            int length = fill(reader, beginning);
            reader.unread(beginning, 0, length);
            dialect = detected(beginning, length, format, required);
        }
        return new CsvText(CsvParsers.of(reader, dialect, 0).iterator(), dialect, lines);
    }

    private static CsvDialect detected(char[] beginning, int length, CsvFormat format, Set<String> required) {
        return new DialectDetector(format, required)
                .detect(new String(beginning, 0, length), length == BEGINNING_CHARS);
    }

    /** Rows as long as they are plain, and those of the parser from the first on that is not. */
    private static final class Rows implements Iterator<CsvRow> {
        private final TextInput text;
        private final CsvDialect dialect;
        private final PlainRows plain;
        private @Nullable CsvRow next;
        private @Nullable Iterator<CsvRow> parsed;

        Rows(TextInput text, CsvDialect dialect) {
            this.text = text;
            this.dialect = dialect;
            this.plain = new PlainRows(text.bytes(), dialect);
        }

        @Override
        public boolean hasNext() {
            if (next == null && parsed == null) {
                next = read();
            }
            return next != null || (parsed != null && parsed.hasNext());
        }

        @Override
        public CsvRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            CsvRow row = next;
            next = null;
            return row == null ? Objects.requireNonNull(parsed).next() : row;
        }

        private @Nullable CsvRow read() {
            try {
                CsvRow row = plain.next();
                if (row == null) {
                    parsed = plain.isOver() ? Collections.emptyIterator() : rest();
                }
                return row;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        private Iterator<CsvRow> rest() {
            Charset charset = plain.isUtf8() ? StandardCharsets.UTF_8 : text.charset();
            TextInput rest = new TextInput(plain.rest(), charset);
            return CsvParsers.of(rest.reader(), dialect, plain.linesRead()).iterator();
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
