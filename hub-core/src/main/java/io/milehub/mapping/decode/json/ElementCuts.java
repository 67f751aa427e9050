package io.milehub.mapping.decode.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.decode.Recogniser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A body from which objects of one list are cut before the parser reads it: an empty string stands where one stood. Cut
 * are those that are recognised, and those that were read here, as they are {@link PlainObjects plain}. The parser
 * judges all else as ever, commas and brackets around the cuts included. So what is left is well-formed exactly if the
 * whole body is: a value was replaced by a value, and neither can run together with what stands beside it, as numbers
 * could.
 *
 * <p>Holds one element, and for each that the parser has still to come to its hash: it reads some thousand bytes ahead,
 * but not beyond an object that was read here.
 */
final class ElementCuts extends InputStream {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int BUFFER_BYTES_MAX = Mapping.RECORD_BYTES_MAX + BUFFER_BYTES;
    private static final int QUOTES_INSTEAD = 2;

    /** What was found of an element: no object has a hash; the value is there where it was read, and then cut. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Verdict(
            boolean cut, byte @Nullable [] hash, @Nullable JsonNode value) {
        static final Verdict CUT = new Verdict(true, null, null);
        static final Verdict NONE = new Verdict(false, null, null);
    }

    private final InputStream body;
    private final ArrayDeque<Verdict> verdicts = new ArrayDeque<>();
    private final ElementScan scan = new ElementScan();
    private @Nullable PlainObjects objects;
    private @Nullable Recogniser recogniser;
    /** Whether the object before was unknown, as then mostly the next one is: it is read before it is asked for. */
    private boolean unknown = true;

    /** The length of the element before. */
    private int usual;

    private Verdict verdict = Verdict.NONE;
    private byte[] bytes = {};
    /** Bytes before this have been given out, those before {@code clear} may be, those before {@code end} are there. */
    private int next;

    private int clear;
    private int end;
    private int quotes;

    ElementCuts(InputStream body) {
        this.body = body;
    }

    /**
     * From here on elements are cut. The parser stands behind the bracket that opens their list, and what it has read
     * ahead is taken back.
     *
     * @param plain reads objects
     * @return how many bytes that was; negative if the parser gives none back, as it does not read UTF-8: then nothing
     *     is cut
     */
    int begin(JsonParser parser, JsonNode root, Recogniser by, PlainObjects plain) throws IOException {
        ByteArrayOutputStream ahead = new ByteArrayOutputStream();
        if (parser.releaseBuffered(ahead) < 0) {
            return -1;
        }
        end = ahead.size();
        bytes = Arrays.copyOf(ahead.toByteArray(), Math.max(BUFFER_BYTES, end));
        objects = plain;
        recogniser = by;
        by.in(root);
        return end;
    }

    /** The parser has come to the next element: whether it was cut. */
    boolean nextIsCut() {
        verdict = Objects.requireNonNullElse(verdicts.poll(), Verdict.NONE);
        return verdict.cut();
    }

    /** The hash of that element as it is written; null if nobody made one, as it is no object or not in the list. */
    byte @Nullable [] hash() {
        return verdict.hash();
    }

    /** That element if it was cut because it was read; null if it was recognised, or is for the parser to read. */
    @Nullable
    JsonNode value() {
        return verdict.value();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int given = 0;
        while (given < length) {
            if (next < clear) {
                int more = Math.min(clear - next, length - given);
                System.arraycopy(bytes, next, into, from + given, more);
                next += more;
                given += more;
            } else if (quotes > 0) {
                into[from + given++] = '"';
                quotes--;
            } else if (given > 0 && isValueWaiting()) {
                return given;
            } else if (recogniser != null && objects != null) {
                advance(recogniser, objects);
            } else {
                given += body.readNBytes(into, from + given, length - given);
                return given == 0 ? -1 : given;
            }
        }
        return given;
    }

    /** Whether the parser has still to come to an object that was read, of which no second one is to be held. */
    private boolean isValueWaiting() {
        Verdict last = verdicts.peekLast();
        return last != null && last.value() != null;
    }

    /** All that was found so far has been given out. */
    private void advance(Recogniser by, PlainObjects plain) throws IOException {
        if (next == end && !fill()) {
            stop();
            return;
        }
        while (clear < end && isBetween(bytes[clear])) {
            clear++;
        }
        if (clear == next && bytes[next] == ']') {
            stop();
        } else if (clear == next) {
            element(by, plain);
        }
    }

    private void element(Recogniser by, PlainObjects plain) throws IOException {
        if (next > 0 && end - next < 2 * usual) {
            // An object that is not whole would be read in vain.
            fill();
        }
        int behind = unknown && bytes[next] == '{'
                ? plain.read(bytes, next, Math.min(end, next + BUFFER_BYTES))
                : PlainObjects.NOT_PLAIN;
        if (behind != PlainObjects.NOT_PLAIN) {
            judge(by, behind, plain.value());
            return;
        }
        behind = scanned();
        if (behind == next || behind == ElementScan.UNFINISHED) {
            stop();
        } else {
            judge(by, behind, null);
        }
    }

    /** The index behind the element that comes next, of which more is read until it is whole. */
    private int scanned() throws IOException {
        scan.begin();
        int behind = scan.end(bytes, next, end);
        while (behind == ElementScan.UNFINISHED) {
            int scanned = end - next;
            if (!fill()) {
                return ElementScan.UNFINISHED;
            }
            behind = scan.end(bytes, next + scanned, end);
        }
        return behind;
    }

    /** @param value the element, if it was read */
    private void judge(Recogniser by, int behind, @Nullable JsonNode value) {
        clear = behind;
        usual = behind - next;
        if (bytes[next] != '{') {
            verdicts.add(Verdict.NONE);
            return;
        }
        byte[] hash = by.hash(bytes, next, behind - next);
        unknown = !by.recognises(hash);
        boolean cut = !unknown || value != null;
        if (cut) {
            next = behind;
            quotes = QUOTES_INSTEAD;
        }
        verdicts.add(unknown ? new Verdict(cut, hash, value) : Verdict.CUT);
    }

    /** The list is over, or it is for the parser to say what is wrong with it. */
    private void stop() {
        recogniser = null;
        clear = end;
    }

    /**
     * Reads on, keeping what has not been given out. Returns false if the body has ended, or an element is too long.
     */
    private boolean fill() throws IOException {
        if (end == bytes.length) {
            if (next == 0 && end >= BUFFER_BYTES_MAX) {
                return false;
            }
            byte[] roomier = next > 0 ? bytes : new byte[Math.min(2 * end, BUFFER_BYTES_MAX)];
            System.arraycopy(bytes, next, roomier, 0, end - next);
            bytes = roomier;
            end -= next;
            next = 0;
            clear = 0;
        }
        int more = body.readNBytes(bytes, end, bytes.length - end);
        end += more;
        return more > 0;
    }

    private static boolean isBetween(byte b) {
        return b == ',' || b == '\n' || b == ' ' || b == '\r' || b == '\t';
    }
}
