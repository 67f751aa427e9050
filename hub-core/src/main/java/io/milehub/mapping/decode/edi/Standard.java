package io.milehub.mapping.decode.edi;

import java.util.List;

/**
 * The envelope of a standard, from the outside in: interchange, group, message. The groups of EDIFACT are rarely used.
 */
enum Standard {
    EDIFACT,
    X12;

    static final int INTERCHANGE = 0;
    static final int GROUP = 1;
    static final int MESSAGE = 2;
    static final int NONE = -1;

    private static final List<String> UN_HEADERS = List.of("UNB", "UNG", "UNH");
    private static final List<String> UN_TRAILERS = List.of("UNZ", "UNE", "UNT");
    private static final List<String> X12_HEADERS = List.of("ISA", "GS", "ST");
    private static final List<String> X12_TRAILERS = List.of("IEA", "GE", "SE");
    private static final List<Integer> UN_CONTROLS = List.of(5, 5, 1);
    private static final List<Integer> X12_CONTROLS = List.of(13, 6, 2);

    /** The level that a segment opens, or {@link #NONE}. */
    int opens(String tag) {
        return headers().indexOf(tag);
    }

    /** The level that a segment closes, or {@link #NONE}. */
    int closes(String tag) {
        return trailers().indexOf(tag);
    }

    String header(int level) {
        return headers().get(level);
    }

    String trailer(int level) {
        return trailers().get(level);
    }

    /** The element of a header that its trailer repeats. */
    int control(int level) {
        return (this == X12 ? X12_CONTROLS : UN_CONTROLS).get(level);
    }

    /** The element of a message's header that says its type. */
    int type() {
        return this == X12 ? 1 : 2;
    }

    /** The element of the interchange's header that says whether it is a test: 0035, I14. */
    int testIndicator() {
        return this == X12 ? 15 : 11;
    }

    /** Whether a test indicator says so: X12 has P for production, EDIFACT nothing (1 to 4 are kinds of tests). */
    boolean isTest(String indicator) {
        return this == X12 ? indicator.equals("T") : !indicator.isEmpty() && !indicator.equals("0");
    }

    /** Whether a segment may stand between the envelopes: acknowledgements, security and delivery of the carrier. */
    boolean standsAround(String tag) {
        return switch (this) {
            case EDIFACT -> tag.startsWith("US");
            case X12 -> tag.equals("TA1") || tag.equals("TA3") || tag.startsWith("IS") || tag.startsWith("S");
        };
    }

    /** Whether a segment opens the summary of a message, and so ends every loop before it. */
    boolean opensSummary(String tag) {
        return switch (this) {
            case EDIFACT -> tag.equals("UNS") || tag.equals("CNT");
            case X12 -> tag.equals("CTT");
        };
    }

    /** X12 numbers (type N0) are equal whatever zeros lead them. */
    boolean isSameControl(int level, String header, String trailer) {
        boolean number = this == X12 && level != MESSAGE;
        return number ? unpadded(header).equals(unpadded(trailer)) : header.equals(trailer);
    }

    static String unpadded(String number) {
        int at = 0;
        while (at < number.length() - 1 && number.charAt(at) == '0') {
            at++;
        }
        return number.substring(at);
    }

    private List<String> headers() {
        return this == X12 ? X12_HEADERS : UN_HEADERS;
    }

    private List<String> trailers() {
        return this == X12 ? X12_TRAILERS : UN_TRAILERS;
    }
}
