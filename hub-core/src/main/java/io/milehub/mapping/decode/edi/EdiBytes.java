package io.milehub.mapping.decode.edi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one body with what they mean as text. Service characters are looked for among the bytes; what stands
 * between them is decoded segment by segment, because only the header of an interchange says its charset.
 */
final class EdiBytes {
    /** At the end of the body. */
    static final int END = -1;

    private static final int BUFFER_BYTES = 16 * 1024;

    private final InputStream in;
    private final @Nullable Charset given;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int at;
    private int end;
    private boolean ended;
    private long before;
    private long lines = 1;
    private long lineStart;
    private Charset charset = StandardCharsets.US_ASCII;
    private boolean marked;
    private long segment;
    private long segmentLine = 1;
    private long segmentColumn = 1;

    /** @param given the charset that a mapping names */
    EdiBytes(InputStream body, @Nullable Charset given) throws IOException {
        this.given = given;
        boolean transcode = given != null && !EdiCharsets.keepsAscii(given);
        EdiCharsets.Mark mark = EdiCharsets.mark(body);
        Charset wide = mark.wide() == null && transcode ? given : mark.wide();
        this.in = wide == null ? mark.body() : new Transcoded(mark.body(), wide);
        this.marked = mark.utf8() || wide != null;
        declare(StandardCharsets.US_ASCII);
    }

    /** What the next interchange says its charset is; a byte order mark and the mapping know better. */
    void declare(Charset declared) {
        charset = marked ? StandardCharsets.UTF_8 : given == null ? declared : given;
    }

    /** Whether nothing but the interchange itself says what its bytes are. */
    boolean isDeclared() {
        return !marked && given == null;
    }

    Charset charset() {
        return charset;
    }

    int read() throws IOException {
        if (at == end && !fill(1)) {
            return END;
        }
        int b = buffer[at++] & 0xFF;
        if (b == '\n') {
            lines++;
            lineStart = before + at;
        }
        return b;
    }

    /** A byte further on, without reading it. */
    int peek(int ahead) throws IOException {
        return end - at > ahead || fill(ahead + 1) ? buffer[at + ahead] & 0xFF : END;
    }

    /** Copies the bytes up to the next that means something. */
    int copyTo(byte[] into, int from, int max, byte[] meanings) throws IOException {
        if (at == end && !fill(1)) {
            return 0;
        }
        int last = Math.min(end, at + max);
        int to = at;
        while (to < last && meanings[buffer[to] & 0xFF] == Delimiters.DATA) {
            to++;
        }
        int count = to - at;
        System.arraycopy(buffer, at, into, from, count);
        at = to;
        return count;
    }

    /** The text of some bytes, refused if the charset lacks them. */
    String text(byte[] bytes, int from, int to) throws CharacterCodingException {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return charset.newDecoder()
                        .decode(ByteBuffer.wrap(bytes, from, to - from))
                        .toString();
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** The next byte begins a segment, counted from 1 within its interchange; 0 before the first. */
    void startSegment(long number) {
        segment = number;
        segmentLine = lines;
        segmentColumn = column();
    }

    /** Where the current segment begins. */
    String segmentPosition() {
        return position(segmentLine, segmentColumn);
    }

    /** Where reading stands. */
    String position() {
        return position(lines, column());
    }

    private long column() {
        return before + at - lineStart + 1;
    }

    private String position(long line, long column) {
        return "line " + line + ", column " + column + (segment > 0 ? ", segment " + segment : "");
    }

    private boolean fill(int wanted) throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        before += at;
        end -= at;
        at = 0;
        while (end < wanted && !ended) {
            int read = in.read(buffer, end, buffer.length - end);
            ended = read < 0;
            end += Math.max(read, 0);
        }
        return end >= wanted;
    }
}
