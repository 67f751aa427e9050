package io.milehub.mapping.trial;

import java.util.Map;

/** What an integrator can do about each reason for which records are refused. */
public final class Remedies {
    private static final String ABSENT_OR_SUPPLIER =
            "Ask the supplier to correct it, or write `%s: { value: …, onError: absent }` if the "
                    + "record is good without.";

    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("sku-missing", "Read the sku from the column that has it, or `skip` such records."),
            Map.entry("size-missing", "Read the size from where it stands, or take it out of `require`."),
            Map.entry("price-missing", "Read the price from where it stands, or take it out of `require`."),
            Map.entry(
                    "field-missing",
                    "Read %s from where it stands, give a default with `coalesce`, or `skip` such records."),
            Map.entry(
                    "field-type",
                    "Turn it into what the field holds: `text(…)`, `decimal(…)`, `money(…)`, "
                            + "`gtin(…)`, `size(…)`; compare rules with `==`."),
            Map.entry("text-too-long", "Shorten it in the expression, or ask the supplier which field is meant."),
            Map.entry("text-invalid", "Ask the supplier for text without control characters and broken letters."),
            Map.entry("gtin-check-digit", ABSENT_OR_SUPPLIER),
            Map.entry("price-not-positive", "`skip` what is not for sale, or ask the supplier."),
            Map.entry("price-unparseable", "Say the currency and the decimal mark: `money(.price, \"EUR\", \",\")`."),
            Map.entry(
                    "stock-negative",
                    "Ask what a count below zero means; often it is none: `if (less(.n, 0)) 0 else .n`."),
            Map.entry("lookup-missing", "Add the key to the table, or give the table a `default` or `miss`."),
            Map.entry("category-unknown", "Map the supplier's word to a path of the tree with a lookup table."),
            Map.entry("colour-unknown", "Use the supplier's own word, or a lookup table."),
            Map.entry("country-unknown", ABSENT_OR_SUPPLIER),
            Map.entry(
                    "size-scale-unknown",
                    "Name a scale that `size` knows; a lookup table turns the supplier's word into it."),
            Map.entry("size-unconvertible", "Keep the supplier's own scale, or correct the scale that is named."),
            Map.entry("json-invalid", ABSENT_OR_SUPPLIER),
            Map.entry("field-null", "Write `onNull: absent` for `%s` if that is good, or ask the supplier for it."),
            Map.entry("field-blank", "Write `onBlank: absent` for `%s` if that is good, or ask the supplier for it."),
            Map.entry(
                    "as-of-in-future",
                    "Read the moment in the supplier's zone: `date(…, \"…\", \"Europe/Rome\")`, or tell the supplier"
                            + " that its clock is wrong."),
            Map.entry("version-missing", "Read the version from where it stands, or take it out of `require`."),
            Map.entry(
                    "date-unparseable",
                    "Name the form and zone in which the supplier writes it: `date(.at, "
                            + "\"dd.MM.uuuu\", \"Europe/Berlin\")`."),
            Map.entry("cells-missing", "Check the quotes of the row, or write `missing_cells: absent` under `csv`."),
            Map.entry("cells-extra", "Check the quotes of the row, or write `extra_cells: drop` under `csv`."),
            Map.entry("element-repeated", "Name the element under `lists` and say which is meant: `first(.%s)`."),
            Map.entry("key-twice", "Ask the supplier which of the two values holds."),
            Map.entry("parent-missing", "Ask the supplier for messages whose levels name levels above them."),
            Map.entry("rate-not-positive", "Read the rate from where it stands, or ask the source."),
            Map.entry("currency-unknown", "Read the code of ISO 4217, with a lookup table where the source has words."),
            Map.entry("currency-same", "`skip` the currency in which the sheet itself is quoted."),
            Map.entry("order-unknown", "Read the number that we sent; of an order yet to come, retry it later."),
            Map.entry("line-unknown", "Read our number of the line, or none where the supplier repeats only its own."),
            Map.entry("line-mismatch", "Ask the supplier which of the two is meant, or read only one of them."),
            Map.entry("line-ambiguous", "Read our number of the line as well, or tell no quantity."),
            Map.entry("sku-unknown", "Read the number under which we ordered the piece."),
            Map.entry("quantity-beyond-line", "Ask the supplier: it tells of more pieces than we ordered."),
            Map.entry(
                    "expression-failed",
                    "Compare values of one type; `text` and `decimal` turn one " + "into the other."));

    private static final String ENVELOPE = "Ask the sender to correct its envelopes and to send again;"
            + " `edi: { envelope: report }` takes in what is good of such ones (docs/edi.md).";
    /** Fields are never called so; it is what `each` addresses. */
    private static final String PATH = "Correct `each`, so that it leads to objects in every record, or ask the"
            + " supplier for an empty list where there is nothing.";

    private static final String OWN_RULE = "The mapping says so under `refuse`; correct the rule if that is wrong.";

    private Remedies() {}

    /** One sentence for a reason of docs/mapping.md. */
    public static String of(String code, String field) {
        if (code.startsWith("envelope-")) {
            return ENVELOPE;
        }
        if (field.equals("each") || field.startsWith(".")) {
            return PATH;
        }
        return BY_CODE.getOrDefault(code, OWN_RULE).replace("%s", field);
    }

    /** Whether it is a reason of docs/mapping.md; others are codes of a mapping's own. */
    public static boolean has(String code) {
        return BY_CODE.containsKey(code) || code.startsWith("envelope-");
    }
}
