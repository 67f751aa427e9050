package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.util.Arrays;
import java.util.List;

/** What is wrong with an interchange of X12 that the house received, by X12.5, X12.6 and its own guideline. */
final class X12Judge extends Judge {
    private static final int ISA_CHARS = 106;

    private final String text;

    X12Judge(String name, String text, List<Article> articles) {
        super(name, text, articles, split(text, "~", "\\*"));
        this.text = text;
    }

    /** A TA1 stands in no group, and says what it is by itself. */
    @Override
    String type() {
        return element("GS", 1).isEmpty() && !element("TA1", 1).isEmpty() ? "TA1" : element("ST", 1);
    }

    @Override
    String number() {
        return element("ISA", 13);
    }

    @Override
    String orderNumber() {
        return element("BEG", 3);
    }

    @Override
    void content(String type, List<Line> lines) {
        switch (type) {
            case "850" -> {
                require(element("GS", 1).equals("PO"), "GS01 is PO for an 850");
                order(lines);
            }
            case "997" -> {
                require(element("GS", 1).equals("FA"), "GS01 is FA for a 997");
                require(element("AK9", 1).matches("[APRE]"), "AK901 is A, E, P or R");
            }
            case "TA1" -> {
                require(element("TA1", 1).matches("[0-9]{9}"), "TA101 is the number of an interchange");
                require(element("TA1", 2).matches("[0-9]{6}"), "TA102 is its date");
                require(element("TA1", 3).matches("[0-9]{4}"), "TA103 is its time");
                require(element("TA1", 4).matches("[AER]"), "TA104 is A, E or R");
                require(element("TA1", 5).matches("0[0-3][0-9]"), "TA105 is a note code");
            }
            default -> require(false, "the house takes 850, 997 and TA1, not " + type);
        }
    }

    @Override
    void envelope() {
        require(text.indexOf('~') == ISA_CHARS - 1, "ISA has 106 characters with its terminator");
        require(element("ISA", 6).strip().equals(X12Dialect.THEM), "ISA06 is " + X12Dialect.THEM);
        require(element("ISA", 8).strip().equals(X12Dialect.US), "ISA08 is " + X12Dialect.US);
        require(element("ISA", 12).equals("00401"), "ISA12 is 00401");
        require(element("ISA", 13).matches("[0-9]{9}"), "ISA13 has nine digits");
        require(element("ISA", 13).equals(element("IEA", 2)), "IEA02 repeats ISA13");
        requireNoEmptyEnds();
        List<String> order = segments.stream().map(segment -> segment[0]).toList();
        if (type().equals("TA1")) {
            require(order.equals(List.of("ISA", "TA1", "IEA")), "a TA1 stands alone in its interchange");
            require(element("IEA", 1).equals("0"), "IEA01 counts no group");
        } else {
            group(order);
        }
    }

    private void group(List<String> order) {
        require(
                order.size() > 6
                        && order.subList(0, 3).equals(List.of("ISA", "GS", "ST"))
                        && order.subList(order.size() - 3, order.size()).equals(List.of("SE", "GE", "IEA")),
                "ISA, GS and ST stand first, and SE, GE and IEA last");
        require(element("GS", 8).equals("004010"), "GS08 is 004010");
        require(element("GS", 6).equals(element("GE", 2)), "GE02 repeats GS06");
        require(element("ST", 2).equals(element("SE", 2)), "SE02 repeats ST02");
        require(element("IEA", 1).equals("1") && element("GE", 1).equals("1"), "one group with one set");
        int counted = segments.size() - 4;
        require(element("SE", 1).equals(String.valueOf(counted)), "SE01 counts " + counted + " segments");
    }

    private void order(List<Line> lines) {
        require(element("BEG", 1).equals("00") && element("BEG", 2).equals("DS"), "BEG is an original drop-ship order");
        require(!element("BEG", 3).isEmpty(), "BEG03 is the number of the order");
        require(element("BEG", 5).matches("20[0-9]{6}"), "BEG05 is its date");
        for (String[] segment : segments) {
            if (segment[0].equals("PO1")) {
                List<String> values = Arrays.asList(segment);
                int at = values.indexOf("VP") + 1;
                String sku = at > 0 && at < segment.length ? segment[at] : "";
                boolean whole = segment.length > 3;
                lines.add(
                        line(whole ? segment[1] : "", sku, whole ? segment[2] : "", whole && segment[3].equals("EA")));
            }
        }
        require(element("CTT", 1).equals(String.valueOf(lines.size())), "CTT01 counts " + lines.size() + " lines");
    }
}
