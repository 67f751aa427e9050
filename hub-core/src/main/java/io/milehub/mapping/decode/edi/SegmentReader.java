package io.milehub.mapping.decode.edi;

import io.milehub.mapping.DecodeRefused;
import java.io.IOException;

/** Cuts bytes into segments, elements and components by the service characters of the current interchange. */
final class SegmentReader {
    private static final int TAG_BYTES_MIN = 2;
    private static final int TAG_BYTES_MAX = 3;

    private final EdiBytes in;
    private final Segment segment = new Segment();
    private Delimiters delimiters = Delimiters.edifact();
    private int element;
    private int occurrence;
    private int component;
    private int start;
    private int parts;
    private String tag = "";
    private boolean terminated;

    SegmentReader(EdiBytes in) {
        this.in = in;
    }

    /** The service characters of what follows. */
    void use(Delimiters next) {
        delimiters = next;
    }

    Delimiters delimiters() {
        return delimiters;
    }

    Segment segment() {
        return segment;
    }

    String tag() {
        return tag;
    }

    /** Where the current segment begins. */
    String position() {
        return in.segmentPosition();
    }

    /** How many values the current segment has, blank ones too. */
    int parts() {
        return parts;
    }

    /** Whether the current segment ends with a terminator, and not with the body. */
    boolean isTerminated() {
        return terminated;
    }

    /** Goes to the next segment, past line breaks, blanks and empty segments; false at the end of the body. */
    boolean next(long number) throws DecodeRefused, IOException {
        while (isBetween(in.peek(0))) {
            in.read();
        }
        in.startSegment(number);
        if (in.peek(0) == EdiBytes.END) {
            return false;
        }
        begin();
        while (!ends()) {
            requireRoom();
        }
        value();
        tag = segment.text(0, in);
        requireTag();
        return true;
    }

    /** The header of an X12 interchange was read apart, because it says its own separators. */
    void begin() {
        segment.clear();
        element = 0;
        occurrence = 1;
        component = 1;
        start = 0;
        parts = 0;
    }

    void take(int b) {
        segment.reserve(1);
        segment.bytes[segment.length++] = (byte) b;
    }

    void nextElement() {
        value();
        element++;
        occurrence = 1;
        component = 1;
    }

    void end(String tagRead) {
        value();
        tag = tagRead;
        terminated = true;
    }

    private boolean isBetween(int b) {
        return b >= 0
                && (b <= ' ' || (delimiters.meanings[b] == Delimiters.TERMINATOR && delimiters.endRest().length == 0));
    }

    /** Reads to the next byte that means something; true if it ends the segment. */
    private boolean ends() throws IOException {
        int room = segment.bytes.length - segment.length;
        segment.length += in.copyTo(segment.bytes, segment.length, room, delimiters.meanings);
        if (segment.length == segment.bytes.length) {
            segment.reserve(1);
            return false;
        }
        int b = in.read();
        terminated = b != EdiBytes.END;
        if (!terminated) {
            return true;
        }
        switch (delimiters.meanings[b]) {
            case Delimiters.TERMINATOR -> {
                return isTerminator(b);
            }
            case Delimiters.ELEMENT -> nextElement();
            case Delimiters.COMPONENT -> {
                value();
                component++;
            }
            case Delimiters.REPETITION -> {
                value();
                component = 1;
                occurrence++;
            }
            case Delimiters.RELEASE -> release();
            case Delimiters.BREAK -> {}
            default -> take(b);
        }
        return false;
    }

    private boolean isTerminator(int b) throws IOException {
        byte[] rest = delimiters.endRest();
        for (int i = 0; i < rest.length; i++) {
            if (in.peek(i) != (rest[i] & 0xFF)) {
                take(b);
                return false;
            }
        }
        for (int i = 0; i < rest.length; i++) {
            in.read();
        }
        return true;
    }

    /** The next character is data, whatever it means otherwise; a line may have been broken before it. */
    private void release() throws IOException {
        int b = in.read();
        while (b >= 0 && delimiters.meanings[b] == Delimiters.BREAK) {
            b = in.read();
        }
        if (b >= 0) {
            take(b);
        }
    }

    private void value() {
        parts++;
        segment.value(element, occurrence, component, start);
        start = segment.length;
    }

    private void requireRoom() throws DecodeRefused {
        if (segment.isFull()
                || element > Segment.VALUES_MAX
                || occurrence > Segment.VALUES_MAX
                || component > Segment.VALUES_MAX) {
            throw new DecodeRefused(
                    position(),
                    "A segment begins here that has more than " + Segment.BYTES_MAX + " bytes or " + Segment.VALUES_MAX
                            + " values.",
                    "Its terminator is missing, or is another than the interchange says; ask the supplier to"
                            + " repair it.");
        }
    }

    private void requireTag() throws DecodeRefused {
        boolean known = tag.length() >= TAG_BYTES_MIN && tag.length() <= TAG_BYTES_MAX && isLetter(tag.charAt(0));
        for (int i = 1; known && i < tag.length(); i++) {
            known = isLetter(tag.charAt(i)) || (tag.charAt(i) >= '0' && tag.charAt(i) <= '9');
        }
        if (known) {
            return;
        }
        if (!terminated) {
            throw truncated("ends within a segment");
        }
        String written = tag.length() > 20 ? tag.substring(0, 20) + "…" : tag;
        throw new DecodeRefused(
                position(),
                "\"" + written + "\" is no segment: a tag has two or three capital letters or digits.",
                "The separators are others than the interchange says, or the file is damaged; ask the supplier.");
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** An interchange that does not stand there to its end. */
    DecodeRefused truncated(String how) {
        return DecodeRefused.cutOff(
                in.position(),
                "The interchange is incomplete: the body " + how + ".",
                "Fetch it again once it is written whole; nothing of it was used.");
    }
}
