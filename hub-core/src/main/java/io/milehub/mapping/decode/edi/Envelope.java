package io.milehub.mapping.decode.edi;

import io.milehub.mapping.DecodeRefused;
import java.nio.charset.CharacterCodingException;

/**
 * Whether the headers and trailers of one interchange belong together: what is opened is closed, trailers count what
 * stands before them and repeat the control numbers of their headers (ISO 9735-1, 8; X12.5; X12.6, GS/GE and ST/SE).
 */
final class Envelope {
    /** Told of what is opened and closed and of each fault; throws where the mapping refuses such bodies. */
    interface Watch {
        void opened(int level, Segment header) throws CharacterCodingException;

        void closed(int level, Segment trailer) throws CharacterCodingException;

        void fault(int level, String code, String what) throws DecodeRefused, CharacterCodingException;
    }

    private static final int LEVELS = 3;
    private static final int CONTROL_DIGITS = 9;

    private final Standard standard;
    private final EdiBytes text;
    private final Watch watch;
    private final boolean[] opened = new boolean[LEVELS];
    private final String[] control = {"", "", ""};
    private final long[] inside = new long[LEVELS];
    private boolean headless;
    private boolean grouped;

    Envelope(Standard standard, EdiBytes text, Watch watch) {
        this.standard = standard;
        this.text = text;
        this.watch = watch;
    }

    boolean isOpen() {
        return isOpen(Standard.INTERCHANGE) || isOpen(Standard.GROUP) || isOpen(Standard.MESSAGE);
    }

    boolean isOpen(int level) {
        return opened[level];
    }

    /** A segment that opens a level. */
    void open(int level, Segment header) throws DecodeRefused, CharacterCodingException {
        missing(level);
        watch.opened(level, header);
        boolean first = level == Standard.INTERCHANGE;
        if (!first && !isOpen(Standard.INTERCHANGE) && !headless) {
            headless = true;
            watch.fault(
                    level,
                    "envelope-header",
                    "It stands in no interchange: there is no " + standard.header(Standard.INTERCHANGE)
                            + " before it.");
        }
        if (level == Standard.GROUP) {
            grouped = true;
            inside[Standard.INTERCHANGE]++;
        } else if (level == Standard.MESSAGE) {
            inside[grouped ? Standard.GROUP : Standard.INTERCHANGE]++;
            if (standard == Standard.X12 && !isOpen(Standard.GROUP)) {
                watch.fault(level, "envelope-header", "It stands in no group: there is no GS before it.");
            }
        }
        opened[level] = true;
        control[level] = header.text(standard.control(level), text);
        inside[level] = level == Standard.MESSAGE ? 1 : 0;
    }

    /** A segment that closes a level. */
    void close(int level, Segment trailer) throws DecodeRefused, CharacterCodingException {
        missing(level + 1);
        if (!opened[level]) {
            watch.fault(
                    Standard.INTERCHANGE,
                    "envelope-header",
                    "It closes what no " + standard.header(level) + " has opened.");
            return;
        }
        opened[level] = false;
        watch.closed(level, trailer);
        long counted = inside[level] + (level == Standard.MESSAGE ? 1 : 0);
        if (!isCount(trailer.text(1, text), counted)) {
            watch.fault(
                    level,
                    "envelope-count",
                    "It counts \"" + shortened(trailer.text(1, text)) + "\" where " + counted
                            + (level == Standard.MESSAGE ? " segments" : " parts") + " stand.");
        }
        if (!standard.isSameControl(level, control[level], trailer.text(2, text))) {
            watch.fault(
                    level,
                    "envelope-control",
                    "Its control number is \"" + shortened(trailer.text(2, text)) + "\" and that of its "
                            + standard.header(level) + " is \"" + shortened(control[level]) + "\".");
        }
    }

    /** Any other segment. */
    void inside(String tag) throws DecodeRefused, CharacterCodingException {
        if (isOpen(Standard.MESSAGE)) {
            inside[Standard.MESSAGE]++;
        } else if (!standard.standsAround(tag)) {
            watch.fault(Standard.INTERCHANGE, "envelope-stray", "It stands in no message, and is passed over.");
        }
    }

    /**
     * Whether a trailer without its terminator, at the end of the body, says all that a trailer says: its count and
     * control number are right, or it is an IEA, whose control number has a fixed length (I12, N0 9/9).
     */
    boolean isWholeAt(String tag, Segment trailer) throws CharacterCodingException {
        int level = standard.closes(tag);
        boolean outermost = level == Standard.INTERCHANGE || (level == Standard.MESSAGE && headless);
        if (!outermost || !opened[level] || (level == Standard.INTERCHANGE && isOpenInside())) {
            return false;
        }
        String said = trailer.text(2, text);
        long counted = inside[level] + (level == Standard.MESSAGE ? 1 : 0);
        return (isCount(trailer.text(1, text), counted) && said.equals(control[level]))
                || (standard == Standard.X12 && said.length() == CONTROL_DIGITS);
    }

    private boolean isOpenInside() {
        return isOpen(Standard.GROUP) || isOpen(Standard.MESSAGE);
    }

    /** What is still open from a level on inwards has no trailer. */
    private void missing(int level) throws DecodeRefused, CharacterCodingException {
        for (int inner = LEVELS - 1; inner >= level; inner--) {
            if (opened[inner]) {
                opened[inner] = false;
                watch.fault(
                        inner,
                        "envelope-trailer",
                        "The " + standard.header(inner) + " before it has no " + standard.trailer(inner) + ".");
            }
        }
    }

    private static boolean isCount(String said, long counted) {
        return said.matches("[0-9]{1,18}") && Long.parseLong(said) == counted;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
