package io.milehub.mapping.decode.csv;

import com.fasterxml.jackson.databind.node.TextNode;
import io.milehub.mapping.decode.LastWritten;
import io.milehub.mapping.decode.Octets;
import io.milehub.mapping.function.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows out of bytes of UTF-8, eight at a time, as long as they are plain: quotes only around whole cells or
 * doubled within these, and no row huge. From the first row on that is not, or has bytes that are no UTF-8, all is left
 * to the parser, which reads the same of what is plain. A cell that is written as that of the row before is the same
 * node. Not safe for many threads.
 */
final class PlainRows {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int ROW_BYTES_MAX = 4 * BUFFER_BYTES;
    private static final int CELLS_MAX = 1_024;
    private static final char REPLACEMENT = '\ufffd';
    /** No byte is it. */
    private static final int NONE = 256;

    private static final TextNode EMPTY = TextNode.valueOf("");

    private enum Found {
        ROW,
        /** The row goes on behind the bytes that are there. */
        UNFINISHED,
        NOT_PLAIN
    }

    private final InputStream body;
    private final int delimiter;
    private final int quote;
    private final int comment;
    private final LastWritten last = new LastWritten();
    /** New for each row: to write into old arrays costs the collector's bookkeeping. */
    private TextNode[] cells = {};

    private int usual = 16;
    private byte[] bytes = new byte[BUFFER_BYTES];
    private byte[] undoubled = {};
    private int start;
    private int at;
    /** The end of the row that was read last, before its line break. */
    private int behind;

    private int end;
    private boolean ended;
    private int count;
    private long line = 1;
    private int breaks;
    private boolean beyondAscii;

    /** @param dialect in which rows {@link #canBe} plain */
    PlainRows(InputStream body, CsvDialect dialect) {
        this.body = body;
        this.delimiter = octet(dialect.delimiter());
        this.quote = octet(dialect.quote());
        this.comment = octet(dialect.comment());
    }

    /** Whether rows of a dialect may be read here: all that it says is of ASCII, and a quote begins its cell. */
    static boolean canBe(CsvDialect dialect) {
        Character quote = dialect.quote();
        Character comment = dialect.comment();
        return dialect.isComplete()
                && !dialect.padded()
                && octet(dialect.delimiter()) != NONE
                && (octet(quote) != NONE || quote == null || quote == CsvDialect.NO_QUOTE)
                && (octet(comment) != NONE || comment == null);
    }

    private static int octet(@Nullable Character c) {
        return c == null || c > 127 ? NONE : c;
    }

    /** The next row; null at the end, or if all that follows is left to the parser. */
    @Nullable
    CsvRow next() throws IOException {
        Found found = Found.UNFINISHED;
        while (found == Found.UNFINISHED) {
            if (start == end && !fill()) {
                return null;
            }
            boolean beyond = beyondAscii;
            at = start;
            cells = new TextNode[usual];
            count = 0;
            breaks = 0;
            found = bytes[start] == comment ? comment() : row();
            boolean left = found == Found.NOT_PLAIN || (found == Found.UNFINISHED && !fill());
            if (found != Found.ROW) {
                beyondAscii = beyond;
            }
            if (left) {
                return null;
            }
        }
        usual = Math.max(count, 1);
        TextNode[] all = count == cells.length ? cells : Arrays.copyOf(cells, count);
        CsvRow row = new CsvRow(line, bytes[start] == comment, all, new CsvRow.Written(bytes, start, behind));
        line += breaks;
        start = at;
        return row;
    }

    /** Whether nothing is left. */
    boolean isOver() {
        return ended && start == end;
    }

    /** How many lines the rows have that were read. */
    long linesRead() {
        return line - 1;
    }

    /** Whether a letter beyond ASCII was read, so that the text is no other than UTF-8. */
    boolean isUtf8() {
        return beyondAscii;
    }

    /** What was not read. */
    InputStream rest() {
        return new SequenceInputStream(new ByteArrayInputStream(bytes, start, end - start), body);
    }

    private Found comment() {
        while (at < end && !isBreak(bytes[at])) {
            if (bytes[at] < 0) {
                // It may be what says in which charset the file is.
                return Found.NOT_PLAIN;
            }
            at++;
        }
        return lineEnds();
    }

    private Found row() {
        if (isBreak(bytes[at])) {
            return lineEnds();
        }
        while (true) {
            if (count == cells.length) {
                cells = Arrays.copyOf(cells, 2 * count);
            }
            Found cell = count == CELLS_MAX ? Found.NOT_PLAIN : cell();
            if (cell != Found.ROW) {
                return cell;
            }
            if (at == end || bytes[at] != delimiter) {
                return lineEnds();
            }
            at++;
            if (at == end && !ended) {
                return Found.UNFINISHED;
            }
        }
    }

    /** Goes behind the line break, of which two characters are one, or stands at the end of the body. */
    private Found lineEnds() {
        behind = at;
        if (at == end) {
            return ended ? Found.ROW : Found.UNFINISHED;
        }
        breaks++;
        boolean carriageReturn = bytes[at++] == '\r';
        if (carriageReturn && at == end && !ended) {
            return Found.UNFINISHED;
        }
        at += carriageReturn && at < end && bytes[at] == '\n' ? 1 : 0;
        return Found.ROW;
    }

    /** Reads a cell, and stands behind it. */
    private Found cell() {
        if (endsAt(at)) {
            cells[count++] = EMPTY;
            return Found.ROW;
        }
        if (last.again(count, bytes, at, end) instanceof TextNode again && endsAt(at + last.length(count))) {
            at += last.length(count);
            cells[count++] = again;
            return Found.ROW;
        }
        int from = at;
        int breaksBefore = breaks;
        Found found = bytes[at] == quote ? quoted() : unquoted();
        if (found == Found.ROW && breaks == breaksBefore) {
            last.keep(count - 1, bytes, from, at, cells[count - 1]);
        }
        return found;
    }

    private Found unquoted() {
        int from = at;
        at = Octets.indexOf(bytes, from, end, delimiter, quote, '\n', '\r');
        if (at == end && !ended) {
            return Found.UNFINISHED;
        }
        return at < end && bytes[at] == quote ? Found.NOT_PLAIN : text(bytes, from, at);
    }

    private Found quoted() {
        int from = at + 1;
        int length = 0;
        boolean plain = true;
        int behind = Octets.indexOf(bytes, from, end, quote);
        while (behind + 1 < end && bytes[behind + 1] == quote) {
            length = undouble(from, behind + 1, length);
            from = behind + 2;
            behind = Octets.indexOf(bytes, from, end, quote);
            plain = false;
        }
        if (behind >= end || (behind + 1 == end && !ended)) {
            return ended ? Found.NOT_PLAIN : Found.UNFINISHED;
        }
        if (!endsAt(behind + 1)) {
            return Found.NOT_PLAIN;
        }
        breaks += Octets.lineBreaks(bytes, at + 1, behind);
        at = behind + 1;
        if (plain) {
            return text(bytes, from, behind);
        }
        length = undouble(from, behind, length);
        return text(undoubled, 0, length);
    }

    /** Copies some bytes behind those that were copied; returns how many there are now. */
    private int undouble(int from, int to, int length) {
        if (length + to - from > undoubled.length) {
            undoubled = Arrays.copyOf(undoubled, 2 * (length + to - from));
        }
        System.arraycopy(bytes, from, undoubled, length, to - from);
        return length + to - from;
    }

    /** Takes the text of a cell, without white space at its ends. */
    private Found text(byte[] of, int begin, int behind) {
        int from = begin;
        int to = behind;
        while (from < to && of[from] > 0 && Values.isSpace((char) of[from])) {
            from++;
        }
        while (to > from && of[to - 1] > 0 && Values.isSpace((char) of[to - 1])) {
            to--;
        }
        if (from == to) {
            cells[count++] = EMPTY;
        } else if (Octets.isAscii(of, from, to)) {
            cells[count++] = TextNode.valueOf(new String(of, from, to - from, StandardCharsets.ISO_8859_1));
        } else {
            String text = new String(of, from, to - from, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) >= 0 || text.indexOf(CsvDialect.NO_QUOTE) >= 0) {
                return Found.NOT_PLAIN;
            }
            beyondAscii = true;
            cells[count++] = TextNode.valueOf(Values.trim(text));
        }
        return Found.ROW;
    }

    private boolean endsAt(int index) {
        return index == end ? ended : bytes[index] == delimiter || isBreak(bytes[index]);
    }

    private static boolean isBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Reads on, keeping the row that has begun; false if the body has ended, or the row is too long. */
    private boolean fill() throws IOException {
        if (ended || end - start > ROW_BYTES_MAX) {
            return false;
        }
        byte[] into = end - start > bytes.length / 2 ? new byte[2 * bytes.length] : bytes;
        System.arraycopy(bytes, start, into, 0, end - start);
        bytes = into;
        end -= start;
        start = 0;
        int more = body.readNBytes(bytes, end, bytes.length - end);
        end += more;
        ended = end < bytes.length;
        return more > 0 || end > 0;
    }
}
