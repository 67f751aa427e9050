package io.milehub.mapping.sketch;

import io.milehub.canonical.RecordKind;
import io.milehub.mapping.sample.Layout;
import java.util.LinkedHashMap;
import java.util.Map;

/** The usual places of EDIFACT and X12; which qualifiers a partner uses, its own guide says. */
final class SegmentGuesses {
    private SegmentGuesses() {}

    static Map<String, String> of(Layout layout, Wishes wishes, Map<String, String> open) {
        boolean x12 = layout.messages().stream().allMatch(type -> type.matches("[0-9]{3}"));
        Map<String, String> fields = new LinkedHashMap<>();
        String own = x12 ? "pair(.LIN, \"VP\", 2)" : "coded(.PIA, \"SA\")";
        fields.put("sku", own);
        if (wishes.kind() == RecordKind.STOCK) {
            fields.put("quantity", x12 ? "edi_number(seg(.QTY, \"33\")._2)" : "edi_number(seg(.QTY, \"145\")._1_2)");
            return fields;
        }
        String amount = x12 ? "edi_number(seg(.CTP)._3)" : "edi_number(seg(.PRI, \"AAA\")._1_2)";
        String field = wishes.kind() == RecordKind.PRICE ? "price.amount" : "price.rrp";
        if (wishes.kind() == RecordKind.PRICE) {
            fields.put("price.type", "\"RRP\"");
        } else {
            fields.put("gtin", x12 ? "gtin(pair(.LIN, \"UP\", 2))" : "gtin(.LIN._3)");
            fields.put("product.key", own);
            fields.put("product.brand", '"' + String.valueOf(wishes.brand()) + '"');
            fields.put(
                    "product.title." + wishes.language(),
                    x12 ? "seg(.PID)._5" : "coalesce(seg(.IMD, \"ANM\", 2)._3_4, seg(.IMD)._3_4)");
        }
        if (wishes.currency() != null && wishes.tax() != null) {
            fields.put(field, "money(" + amount + ", \"" + wishes.currency() + "\")");
            fields.put("price.tax", '"' + wishes.tax() + '"');
        } else {
            open.put(field, "money(" + amount + ", \"EUR\") — say --currency and --tax");
        }
        return fields;
    }
}
