package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.util.List;

/** What is wrong with an interchange of EDIFACT that the house received, by ISO 9735 and its own guideline. */
final class EdifactJudge extends Judge {
    private static final String ADVICE = "UNA:+.? '";

    private final String text;

    EdifactJudge(String name, String text, List<Article> articles) {
        super(name, text, articles, split(body(text), "(?<!\\?)'", "(?<!\\?)\\+"));
        this.text = text;
    }

    private static String body(String text) {
        return text.startsWith(ADVICE) ? text.substring(ADVICE.length()) : text;
    }

    @Override
    String type() {
        return component("UNH", 2, 0);
    }

    @Override
    String number() {
        return element("UNB", 5);
    }

    @Override
    String orderNumber() {
        return element("BGM", 2);
    }

    @Override
    void content(String type, List<Line> lines) {
        switch (type) {
            case "ORDERS" -> {
                require(element("UNH", 2).equals("ORDERS:D:96A:UN:EAN008"), "the message is ORDERS of D.96A, EAN008");
                order(lines);
            }
            case "CONTRL" -> {
                require(element("UCI", 4).matches("[478]"), "UCI says 4, 7 or 8");
                require(element("UCI", 6).matches("|UNA|UNB|UNZ"), "UCI names an error of UNA, UNB or UNZ alone");
            }
            default -> require(false, "the house takes ORDERS and CONTRL, not " + type);
        }
    }

    @Override
    void envelope() {
        require(text.startsWith(ADVICE), "UNA comes first");
        require(element("UNB", 1).equals("UNOC:3"), "the syntax is UNOC, version 3");
        require(component("UNB", 2, 0).equals(EdifactDialect.THEM), "UNB is from " + EdifactDialect.THEM);
        require(element("UNB", 3).equals(EdifactDialect.US + ":14"), "UNB is for " + EdifactDialect.US);
        require(element("UNB", 5).matches("[1-9][0-9]{0,8}"), "UNB has a number");
        require(element("UNZ", 1).equals("1") && element("UNZ", 2).equals(element("UNB", 5)), "UNZ closes UNB");
        require(element("UNT", 2).equals(element("UNH", 1)), "UNT repeats the reference of UNH");
        int counted = segments.size() - 2;
        require(element("UNT", 1).equals(String.valueOf(counted)), "UNT counts " + counted + " segments");
        requireNoEmptyEnds();
    }

    private void order(List<Line> lines) {
        require(element("BGM", 1).equals("220") && element("BGM", 3).equals("9"), "BGM is an original order");
        require(element("DTM", 1).matches("137:20[0-9]{6}:102"), "DTM 137 is its date");
        String sku = "";
        String line = "";
        for (String[] segment : segments) {
            switch (segment[0]) {
                case "LIN" -> line = segment[1];
                case "PIA" -> sku = segment[2].split(":", -1)[0];
                case "QTY" -> {
                    String[] said = segment[1].split(":", -1);
                    lines.add(line(line, sku, said.length == 2 ? said[1] : "", said[0].equals("21")));
                }
                default -> {}
            }
        }
        require(element("CNT", 1).equals("2:" + lines.size()), "CNT counts " + lines.size() + " lines");
    }

    private String component(String tag, int at, int component) {
        String[] components = element(tag, at).split(":", -1);
        return component < components.length ? components[component] : "";
    }
}
