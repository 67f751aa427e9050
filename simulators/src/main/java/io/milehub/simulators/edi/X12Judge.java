package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is wrong with an interchange of X12 that the house received, by X12.5, X12.6 and its own guideline. */
final class X12Judge {
    private static final int ISA_CHARS = 106;

    private final String name;
    private final String text;
    private final List<Article> articles;
    private final List<String> faults = new ArrayList<>();
    private final List<String[]> segments = new ArrayList<>();

    X12Judge(String name, String text, List<Article> articles) {
        this.name = name;
        this.text = text;
        this.articles = articles;
        for (String segment : text.split("~", -1)) {
            if (!segment.isEmpty()) {
                segments.add(segment.split("\\*", -1));
            }
        }
    }

    Letter letter() {
        envelope();
        String type = element("ST", 1);
        List<Line> lines = new ArrayList<>();
        if (type.equals("850")) {
            require(element("GS", 1).equals("PO"), "GS01 is PO for an 850");
            order(lines);
        } else if (type.equals("997")) {
            require(element("GS", 1).equals("FA"), "GS01 is FA for a 997");
            require("APRE".contains(element("AK9", 1)) && !element("AK9", 1).isEmpty(), "AK901 is A, E, P or R");
        } else {
            faults.add("ST01: the house takes 850 and 997, not " + type);
        }
        String number = element("ISA", 13);
        int control = number.matches("[0-9]{9}") ? Integer.parseInt(number) : 0;
        PurchaseOrder order = lines.isEmpty() || !faults.isEmpty() ? null : new PurchaseOrder(element("BEG", 3), lines);
        return new Letter(name, text, type, control, false, faults, order);
    }

    private void envelope() {
        require(text.indexOf('~') == ISA_CHARS - 1, "ISA has 106 characters with its terminator");
        List<String> order = segments.stream().map(segment -> segment[0]).toList();
        require(
                order.size() > 6
                        && order.subList(0, 3).equals(List.of("ISA", "GS", "ST"))
                        && order.subList(order.size() - 3, order.size()).equals(List.of("SE", "GE", "IEA")),
                "ISA, GS and ST stand first, and SE, GE and IEA last");
        require(element("ISA", 6).strip().equals(X12Dialect.THEM), "ISA06 is " + X12Dialect.THEM);
        require(element("ISA", 8).strip().equals(X12Dialect.US), "ISA08 is " + X12Dialect.US);
        require(element("ISA", 12).equals("00401") && element("GS", 8).equals("004010"), "the version is 004010");
        require(element("ISA", 13).equals(element("IEA", 2)), "IEA02 repeats ISA13");
        require(element("GS", 6).equals(element("GE", 2)), "GE02 repeats GS06");
        require(element("ST", 2).equals(element("SE", 2)), "SE02 repeats ST02");
        require(element("IEA", 1).equals("1") && element("GE", 1).equals("1"), "one group with one set");
        int counted = segments.size() - 4;
        require(element("SE", 1).equals(String.valueOf(counted)), "SE01 counts " + counted + " segments");
        require(
                segments.stream().noneMatch(segment -> segment[segment.length - 1].isEmpty()),
                "no segment ends in an empty element");
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
                require(articles.stream().anyMatch(one -> one.sku().equals(sku)), "PO1 names an article, not " + sku);
                boolean counts = segment.length > 3 && segment[2].matches("[1-9][0-9]{0,3}") && segment[3].equals("EA");
                require(counts, "PO102 and PO103 are pieces");
                lines.add(new Line(segment[1], sku, counts ? Integer.parseInt(segment[2]) : 0));
            }
        }
        require(element("CTT", 1).equals(String.valueOf(lines.size())), "CTT01 counts " + lines.size() + " lines");
    }

    private String element(String tag, int at) {
        return segments.stream()
                .filter(segment -> segment[0].equals(tag))
                .findFirst()
                .filter(segment -> segment.length > at)
                .map(segment -> segment[at])
                .orElse("");
    }

    private void require(boolean right, String rule) {
        if (!right) {
            faults.add("broken: " + rule);
        }
    }
}
