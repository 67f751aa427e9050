package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an interchange of EDIFACT that the house received, by ISO 9735 and its own guideline. */
final class EdifactJudge {
    private static final String ADVICE = "UNA:+.? '";

    private final String name;
    private final String text;
    private final List<Article> articles;
    private final List<String> faults = new ArrayList<>();
    private final List<String[]> segments = new ArrayList<>();

    EdifactJudge(String name, String text, List<Article> articles) {
        this.name = name;
        this.text = text;
        this.articles = articles;
        String body = text.startsWith(ADVICE) ? text.substring(ADVICE.length()) : text;
        for (String segment : body.split("(?<!\\?)'", -1)) {
            if (!segment.isBlank()) {
                segments.add(segment.split("(?<!\\?)\\+", -1));
            }
        }
    }

    Letter letter() {
        envelope();
        String type = component("UNH", 2, 0);
        List<Line> lines = new ArrayList<>();
        if (type.equals("ORDERS")) {
            require(element("UNH", 2).equals("ORDERS:D:96A:UN:EAN008"), "the message is ORDERS of D.96A, EAN008");
            order(lines);
        } else if (type.equals("CONTRL")) {
            require(element("UCI", 4).matches("[478]"), "UCI says 4, 7 or 8");
        } else {
            faults.add("UNH: the house takes ORDERS and CONTRL, not " + type);
        }
        String number = element("UNB", 5);
        int control = number.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(number) : 0;
        PurchaseOrder order = lines.isEmpty() || !faults.isEmpty() ? null : new PurchaseOrder(element("BGM", 2), lines);
        return new Letter(name, text, type, control, false, faults, order);
    }

    private void envelope() {
        require(text.startsWith(ADVICE), "UNA comes first");
        require(element("UNB", 1).equals("UNOC:3"), "the syntax is UNOC, version 3");
        require(component("UNB", 2, 0).equals(EdifactDialect.THEM), "UNB is from " + EdifactDialect.THEM);
        require(element("UNB", 3).equals(EdifactDialect.US + ":14"), "UNB is for " + EdifactDialect.US);
        require(element("UNZ", 1).equals("1") && element("UNZ", 2).equals(element("UNB", 5)), "UNZ closes UNB");
        require(element("UNT", 2).equals(element("UNH", 1)), "UNT repeats the reference of UNH");
        int counted = segments.size() - 2;
        require(element("UNT", 1).equals(String.valueOf(counted)), "UNT counts " + counted + " segments");
        require(
                segments.stream().noneMatch(segment -> segment[segment.length - 1].isEmpty()),
                "no segment ends in an empty element");
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
                    String said = segment[1];
                    require(said.matches("21:[1-9][0-9]{0,3}"), "QTY 21 counts pieces");
                    String known = sku;
                    require(
                            articles.stream().anyMatch(one -> one.sku().equals(known)),
                            "PIA names an article, not " + known);
                    lines.add(new Line(
                            line, known, said.matches("21:[1-9][0-9]{0,3}") ? Integer.parseInt(said.substring(3)) : 0));
                }
                default -> {}
            }
        }
        require(element("CNT", 1).equals("2:" + lines.size()), "CNT counts " + lines.size() + " lines");
    }

    private String element(String tag, int at) {
        return segments.stream()
                .filter(segment -> segment[0].equals(tag))
                .findFirst()
                .filter(segment -> segment.length > at)
                .map(segment -> segment[at])
                .orElse("");
    }

    private String component(String tag, int at, int component) {
        String[] components = element(tag, at).split(":", -1);
        return component < components.length ? components[component] : "";
    }

    private void require(boolean right, String rule) {
        if (!right) {
            faults.add("broken: " + rule);
        }
    }
}
