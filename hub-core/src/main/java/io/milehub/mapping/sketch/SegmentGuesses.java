package io.milehub.mapping.sketch;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.reads.Level;
import io.milehub.mapping.sample.Column;
import io.milehub.mapping.sample.Columns;
import io.milehub.mapping.sample.Layout;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The usual places of EDIFACT and X12, with the qualifiers that the sample has; a partner's guide says what is meant.
 */
final class SegmentGuesses {
    private final Columns columns;
    private final Wishes wishes;
    private final boolean x12;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> open;

    private SegmentGuesses(Columns columns, Layout layout, Wishes wishes, Map<String, String> open) {
        this.columns = columns;
        this.wishes = wishes;
        this.open = open;
        this.x12 = layout.messages().stream().allMatch(type -> type.matches("[0-9]{3}"));
    }

    static Map<String, String> of(Columns columns, Layout layout, Wishes wishes, Map<String, String> open) {
        if (layout.faulty()) {
            open.put(
                    "edi.envelope",
                    "envelopes of the sample are wrong; such faults are reported, and the rest is used");
        }
        return new SegmentGuesses(columns, layout, wishes, open).find();
    }

    private Map<String, String> find() {
        String own = x12 ? pair(List.of("VP", "VN", "VA", "SK", "IN", "MG", "MF", "BP", "CB", "IB"), "VP") : own();
        fields.put("sku", own);
        if (wishes.kind() == RecordKind.STOCK) {
            stock();
            return fields;
        }
        if (wishes.kind() == RecordKind.ITEM) {
            item(own);
        } else {
            fields.put("price.type", "\"RRP\"");
        }
        price(wishes.kind() == RecordKind.PRICE ? "price.amount" : "price.rrp");
        return fields;
    }

    /** Messages that tell of a kind of records. */
    static List<String> messages(RecordKind kind) {
        return kind == RecordKind.STOCK ? List.of("846", "INVRPT") : List.of("832", "PRICAT");
    }

    /** Actual stock and stock on hand, of data elements 673 and 6063; other codes are orders, minima and forecasts. */
    private void stock() {
        Set<String> told = seen("QTY", "_1");
        List<String> known = x12 ? List.of("33", "17") : List.of("145", "17");
        String counted = one(
                told, known, told.isEmpty() ? known.getFirst() : told.iterator().next());
        fields.put("quantity", "edi_number(seg(.QTY, \"" + counted + "\")." + (x12 ? "_2" : "_1_2") + ")");
        if (!told.isEmpty() && !known.contains(counted)) {
            open.put("quantity", "is QTY " + counted + " what is there?");
        }
        if (x12) {
            if (seen(Level.PARENT, "N1", "_1").contains("WH")) {
                fields.put("location", "seg($parent.N1, \"WH\")._4");
            }
            return;
        }
        Set<String> places = seen("LOC", "_1");
        if (!places.isEmpty()) {
            String place = one(places, List.of("14", "18"), places.iterator().next());
            fields.put("location", "seg(.LOC, \"" + place + "\")._2");
        }
        if (isSeveral("LOC")) {
            open.put(
                    "location", "a LIN tells of several, and only the first is read; `each: LIN.QTY` takes each count");
        }
    }

    private String own() {
        Set<String> coded = seen("PIA", "_2_2");
        boolean alone = coded.isEmpty() && !seen("LIN", "_3").isEmpty();
        return alone ? ".LIN._3" : "coded(.PIA, \"" + one(coded, List.of("SA", "MF", "IN", "BP"), "SA") + "\")";
    }

    private void item(String own) {
        boolean global =
                !seen("LIN", "_3").isEmpty() && Set.of("EN", "SRV", "UP").containsAll(seen("LIN", "_3_2"));
        String number = x12 ? pair(List.of("UP", "EN", "UK", "UI", "UA"), "") : global ? ".LIN._3" : "";
        if (!number.isEmpty()) {
            fields.put("gtin", "gtin(" + number + ")");
        }
        fields.put("product.key", own);
        if (wishes.brand() != null) {
            fields.put("product.brand", OptionGuess.quoted(wishes.brand()));
        }
        fields.put(
                "product.title." + wishes.language(),
                x12 ? "coalesce(seg(.PID)._5, seg(.PID)._6)" : "coalesce(seg(.IMD, \"ANM\", 2)._3_4, seg(.IMD)._3_4)");
    }

    private void price(String field) {
        Set<String> told = x12 ? seen("CTP", "_2") : seen("PRI", "_1");
        if (told.isEmpty() && wishes.kind() == RecordKind.ITEM) {
            return;
        }
        List<String> retail = x12 ? List.of("MSR", "RTL", "SLP", "CAT") : List.of("AAE", "AAB", "AAA");
        String code = one(
                told,
                retail,
                told.isEmpty() ? retail.getFirst() : told.iterator().next());
        String amount =
                x12 ? "edi_number(seg(.CTP, \"" + code + "\", 2)._3)" : "edi_number(seg(.PRI, \"" + code + "\")._1_2)";
        String currency = wishes.currency();
        String tax = wishes.tax();
        if (currency == null || tax == null || !retail.contains(code)) {
            open.put(
                    field,
                    "money(" + amount + ", \"" + (currency == null ? "EUR" : currency) + "\") — "
                            + (retail.contains(code)
                                    ? "say --currency and --tax"
                                    : "is " + code + " the price meant?"));
            return;
        }
        fields.put(field, "money(" + amount + ", \"" + currency + "\")");
        fields.put("price.tax", '"' + tax + '"');
    }

    /** Pairs of LIN begin at its second element. */
    private String pair(List<String> qualifiers, String otherwise) {
        Set<String> told = new LinkedHashSet<>();
        for (int element = 2; element <= 30; element += 2) {
            told.addAll(seen("LIN", "_" + element));
        }
        String code = one(told, qualifiers, otherwise);
        return code.isEmpty() ? "" : "pair(.LIN, \"" + code + "\", 2)";
    }

    private static String one(Set<String> told, List<String> qualifiers, String otherwise) {
        return qualifiers.stream().filter(told::contains).findFirst().orElse(otherwise);
    }

    private Set<String> seen(String segment, String element) {
        return seen(Level.RECORD, segment, element);
    }

    private Set<String> seen(Level level, String segment, String element) {
        Set<String> values = new LinkedHashSet<>();
        at(level, segment, element).forEach(column -> values.addAll(column.distinct()));
        return values;
    }

    private boolean isSeveral(String segment) {
        return at(Level.RECORD, segment, "_1").anyMatch(Column::isSeveral);
    }

    private Stream<Column> at(Level level, String segment, String element) {
        return columns.all().stream()
                .filter(column -> column.level() == level)
                .filter(column -> column.path().names().equals(List.of(segment, element)));
    }
}
