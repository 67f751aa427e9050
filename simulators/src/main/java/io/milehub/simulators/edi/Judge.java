package io.milehub.simulators.edi;

import io.milehub.simulators.edi.PurchaseOrder.Line;
import java.util.ArrayList;
import java.util.List;

/** Reads one letter and says everything that is wrong with it; what is right, its standard says. */
abstract class Judge {
    private final String name;
    private final String text;
    private final List<Article> articles;
    private final List<String> faults = new ArrayList<>();
    final List<String[]> segments;

    /** @param segments of tag and elements */
    Judge(String name, String text, List<Article> articles, List<String[]> segments) {
        this.name = name;
        this.text = text;
        this.articles = articles;
        this.segments = List.copyOf(segments);
    }

    /** What surrounds the message. */
    abstract void envelope();

    abstract String type();

    /** What the message says, with the lines that it orders, if it orders any. */
    abstract void content(String type, List<Line> lines);

    /** The number of the interchange, as it is written. */
    abstract String number();

    /** The buyer's number of the order. */
    abstract String orderNumber();

    final Letter letter() {
        envelope();
        List<Line> lines = new ArrayList<>();
        content(type(), lines);
        int control = number().matches("[0-9]{1,9}") ? Integer.parseInt(number()) : 0;
        PurchaseOrder order = lines.isEmpty() || !faults.isEmpty() ? null : new PurchaseOrder(orderNumber(), lines);
        return new Letter(name, text, type(), control, false, faults, order);
    }

    /** The segments of a text, without those that are blank; both separators are patterns. */
    static List<String[]> split(String text, String terminator, String element) {
        List<String[]> segments = new ArrayList<>();
        for (String segment : text.split(terminator, -1)) {
            if (!segment.isBlank()) {
                segments.add(segment.split(element, -1));
            }
        }
        return segments;
    }

    /** The text of an element of the first segment with a tag; blank if there is none. */
    final String element(String tag, int at) {
        return segments.stream()
                .filter(segment -> segment[0].equals(tag))
                .findFirst()
                .filter(segment -> segment.length > at)
                .map(segment -> segment[at])
                .orElse("");
    }

    final Line line(String number, String sku, String pieces, boolean inPieces) {
        require(articles.stream().anyMatch(one -> one.sku().equals(sku)), "a line names an article, not " + sku);
        boolean counts = inPieces && pieces.matches("[1-9][0-9]{0,3}");
        require(counts, "a line counts pieces, not " + pieces);
        return new Line(number, sku, counts ? Integer.parseInt(pieces) : 0);
    }

    final void requireNoEmptyEnds() {
        require(
                segments.stream().noneMatch(segment -> segment[segment.length - 1].isEmpty()),
                "no segment ends in an empty element");
    }

    final void require(boolean right, String rule) {
        if (!right) {
            faults.add("broken: " + rule);
        }
    }
}
