package io.milehub.mapping.decode.edi;

import io.milehub.mapping.DecodeRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the service characters of each interchange: EDIFACT says them in UNA, X12 by where they stand in ISA. */
final class EdiStart {
    private static final int ISA_ELEMENTS = 16;
    private static final int ISA_BYTES_MAX = 400;
    private static final int BREAKS_MAX = 4;

    private final EdiBytes in;
    private final SegmentReader reader;
    private boolean advised;

    EdiStart(EdiBytes in, SegmentReader reader) {
        this.in = in;
        this.reader = reader;
    }

    /** Goes to the next interchange; null at the end of the body. An X12 header has then been read. */
    @Nullable
    Standard next() throws DecodeRefused, IOException {
        in.startSegment(0);
        passOverBlanks();
        if (in.peek(0) == EdiBytes.END) {
            return null;
        }
        advised = false;
        if (begins("ISA")) {
            in.declare(StandardCharsets.UTF_8);
            isa();
            return Standard.X12;
        }
        in.declare(StandardCharsets.US_ASCII);
        advised = begins("UNA");
        if (!advised && !(in.peek(0) == 'U' && in.peek(1) == 'N')) {
            throw new DecodeRefused(
                    in.position(),
                    "Neither an EDIFACT interchange (UNA, UNB) nor one of X12 (ISA) begins here, but \"" + start()
                            + "\".",
                    "Check that the address still answers with what this mapping is for.");
        }
        reader.use(advised ? advice() : assumed());
        return Standard.EDIFACT;
    }

    /** Whether the service characters of what follows were said in UNA. */
    boolean isAdvised() {
        return advised;
    }

    /** Whether another interchange begins here. */
    boolean isNext() throws IOException {
        passOverBlanks();
        return begins("ISA") || begins("UNA") || begins("UNB");
    }

    /** Line breaks, and what old systems write to mark or fill the end of a file. */
    private void passOverBlanks() throws IOException {
        while (in.peek(0) >= 0 && in.peek(0) <= ' ') {
            in.read();
        }
    }

    private boolean begins(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (in.peek(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String start() throws IOException {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < 12 && in.peek(i) >= 0; i++) {
            int b = in.peek(i);
            start.append(b >= ' ' && b < 0x7F ? (char) b : '.');
        }
        return start.toString();
    }

    /**
     * Six characters behind UNA (ISO 9735-1, 7.1): component, element, decimal mark, release, repetition, terminator.
     */
    private Delimiters advice() throws DecodeRefused, IOException {
        int[] said = new int[6];
        for (int i = 0; i < 9; i++) {
            int b = in.read();
            if (b == EdiBytes.END) {
                throw reader.truncated("ends within UNA");
            }
            if (i >= 3) {
                said[i - 3] = b;
            }
        }
        boolean apart = said[0] != said[1] && said[0] != said[5] && said[1] != said[5];
        if (!apart
                || !Delimiters.isService(said[0])
                || !Delimiters.isService(said[1])
                || !Delimiters.isService(said[5])) {
            throw separators("UNA names separators that are equal, blank, letters or digits.");
        }
        Delimiters advised = new Delimiters(said[1], said[0], said[5], said[2] == ',' ? ',' : '.');
        if (said[3] != ' ') {
            advised.release(said[3]);
        }
        return said[4] == ' ' ? advised : advised.repetition(said[4]);
    }

    /** Without UNA; the first separator tells the two sets apart that ISO 9735 knows. */
    private Delimiters assumed() throws DecodeRefused, IOException {
        int separator = in.peek(3);
        if (separator == 0x1D) {
            return Delimiters.levelB();
        }
        if (separator != '+' && separator != EdiBytes.END && separator != '\r' && separator != '\n') {
            throw separators("The interchange has other separators than \"+\" and says none in UNA.");
        }
        return Delimiters.edifact();
    }

    private DecodeRefused separators(String what) {
        return new DecodeRefused(in.position(), what, "Ask the supplier to send UNA, UNA:+.? ', before UNB.");
    }

    /**
     * X12.5 gives ISA a fixed length. Partners pad it too little, break it into lines or leave ISA16 out, so separators
     * are counted and not columns; where the length is right that is the same.
     */
    private void isa() throws DecodeRefused, IOException {
        in.startSegment(1);
        String position = in.position();
        reader.begin();
        for (int i = 0; i < 3; i++) {
            reader.take(in.read());
        }
        int element = in.read();
        if (element == EdiBytes.END) {
            throw reader.truncated("ends within ISA");
        }
        if (!Delimiters.isService(element)) {
            throw wrong(position, "no separator stands behind ISA");
        }
        elements(element, position);
        reader.use(end(element, position));
        reader.end("ISA");
        Segment isa = reader.segment();
        String repetition = isa.text(11, in);
        if (repetition.length() == 1
                && Delimiters.isService(repetition.charAt(0))
                && isa.text(12, in).compareTo("00402") >= 0) {
            reader.delimiters().repetition(repetition.charAt(0));
        }
    }

    /** Goes behind the sixteenth separator. */
    private void elements(int element, String position) throws DecodeRefused, IOException {
        reader.nextElement();
        int count = 1;
        for (int read = 0; count < ISA_ELEMENTS; read++) {
            int b = in.read();
            if (b == EdiBytes.END) {
                throw reader.truncated("ends within ISA");
            }
            if (read > ISA_BYTES_MAX) {
                throw wrong(position, "it has not sixteen elements");
            }
            if (b == element) {
                reader.nextElement();
                count++;
            } else if (b != '\r' && b != '\n') {
                reader.take(b);
            }
        }
    }

    /** Stands at ISA16, the component separator, behind which the terminator stands. */
    private Delimiters end(int element, String position) throws DecodeRefused, IOException {
        int component = element;
        if (!breaksBeforeSegment(element)) {
            component = in.read();
            if (component == EdiBytes.END) {
                throw reader.truncated("ends within ISA");
            }
            if (!Delimiters.isService(component)) {
                throw wrong(position, "ISA16 is no separator");
            }
        }
        if (!breaksBeforeSegment(element) && startsSegment(0, element)) {
            // Nothing stands between this character and the next segment, so ISA16 was left out.
            return new Delimiters(element, element, component, '.');
        }
        int terminator = in.read();
        if (terminator == EdiBytes.END) {
            throw reader.truncated("ends within ISA");
        }
        if (!Delimiters.isService(terminator)
                || terminator == element
                || (terminator == component && component != element)) {
            throw wrong(position, "no terminator stands behind ISA16");
        }
        return new Delimiters(element, component, terminator, '.').endRest(rest(terminator));
    }

    /** Whether line breaks stand here and a segment behind them: then a line break is the terminator. */
    private boolean breaksBeforeSegment(int element) throws DecodeRefused, IOException {
        int breaks = 0;
        while (breaks < BREAKS_MAX && (in.peek(breaks) == '\r' || in.peek(breaks) == '\n')) {
            breaks++;
        }
        int indent = breaks;
        while (indent < 64 && breaks > 0 && (in.peek(indent) == ' ' || in.peek(indent) == '\t')) {
            indent++;
        }
        if (breaks == 0 || startsSegment(indent, element)) {
            return breaks > 0;
        }
        for (int i = 0; i < breaks; i++) {
            in.read();
        }
        return false;
    }

    /** Whether a segment begins here, or the body ends, which is told later. */
    private boolean startsSegment(int from, int element) throws IOException {
        for (int i = 0; i <= 3; i++) {
            int b = in.peek(from + i);
            boolean letter = b >= 'A' && b <= 'Z';
            if (b == EdiBytes.END || (b == element && i >= 2)) {
                return true;
            }
            if (!letter && !(i > 0 && b >= '0' && b <= '9')) {
                return false;
            }
        }
        return false;
    }

    /** The other bytes of a terminator outside ASCII, in UTF-8. */
    private byte[] rest(int first) throws IOException {
        boolean utf8 = in.isDeclared() || in.charset().equals(StandardCharsets.UTF_8);
        int count = !utf8 || first < 0xC2 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        byte[] rest = new byte[count];
        for (int i = 0; i < count; i++) {
            rest[i] = (byte) in.read();
        }
        return rest;
    }

    private static DecodeRefused wrong(String position, String why) {
        return new DecodeRefused(
                position,
                "The header of an X12 interchange cannot be read: " + why + ".",
                "Ask the supplier to repair it.");
    }
}
