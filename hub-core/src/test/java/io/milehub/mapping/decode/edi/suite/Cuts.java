package io.milehub.mapping.decode.edi.suite;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the segments of a text stand, by hand: at the terminators of UNA (or of ISO 9735 without it) and of the 106th
 * character of each ISA. It shares nothing with the decoder, and is compared with StAEDI's count.
 */
record Cuts(String text, List<Cut> segments) {
    /**
     * One segment.
     *
     * @param from where its tag begins
     * @param to where its terminator stands
     * @param number from 1 within its interchange
     * @param element the separator of its elements
     */
    record Cut(String tag, int from, int to, int number, char element) {}

    static Cuts of(String text) {
        List<Cut> cuts = new ArrayList<>();
        String service = ":+.? '";
        boolean edifact = true;
        int at = 0;
        int number = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '\r' || text.charAt(at) == '\n') {
                at++;
                continue;
            }
            if (text.startsWith("UNA", at)) {
                service = text.substring(at + 3, at + 9);
                at += 9;
                continue;
            }
            if (text.startsWith("ISA", at)) {
                service = " " + text.charAt(at + 3) + "   " + text.charAt(at + 105);
                edifact = false;
            }
            char element = service.charAt(1);
            char release = service.charAt(3);
            char terminator = service.charAt(5);
            int end = at;
            while (text.charAt(end) != terminator) {
                end += edifact && text.charAt(end) == release ? 2 : 1;
            }
            int tag = at;
            while (tag < end && text.charAt(tag) != element) {
                tag++;
            }
            String name = text.substring(at, tag);
            number = name.equals("ISA") || name.equals("UNB") ? 1 : number + 1;
            cuts.add(new Cut(name, at, end, number, element));
            at = end + 1;
        }
        return new Cuts(text, List.copyOf(cuts));
    }

    /** As people say it; a line ends with its line feed. */
    String position(Cut cut) {
        String before = text.substring(0, cut.from());
        long line = 1 + before.chars().filter(c -> c == '\n').count();
        int column = cut.from() - before.lastIndexOf('\n');
        return "line " + line + ", column " + column + ", segment " + cut.number();
    }

    /** The text with an element of a segment that is plain, as those of trailers are, replaced. */
    String with(Cut cut, int element, String value) {
        String[] parts = text.substring(cut.from(), cut.to()).split("\\Q" + cut.element() + "\\E", -1);
        parts[element] = value;
        return text.substring(0, cut.from())
                + String.join(String.valueOf(cut.element()), parts)
                + text.substring(cut.to());
    }

    String element(Cut cut, int element) {
        return text.substring(cut.from(), cut.to()).split("\\Q" + cut.element() + "\\E", -1)[element];
    }

    String without(Cut cut) {
        return text.substring(0, cut.from()) + text.substring(cut.to() + 1);
    }
}
