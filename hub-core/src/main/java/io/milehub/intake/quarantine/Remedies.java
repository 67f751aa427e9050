package io.milehub.intake.quarantine;

import io.milehub.intake.FeedKey;
import io.milehub.mapping.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to do about a reason. */
public final class Remedies {
    private static final String RETRY = " Then retry.";

    /** {@code %1$s} is the feed's mapping file, {@code %2$s} the field. */
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            Map.entry("sku-missing", "Correct the path of `%2$s` in %1$s, or `skip` what is no piece."),
            Map.entry("field-missing", "Correct the path of `%2$s` in %1$s, or ask the supplier for it."),
            Map.entry("price-missing", "Correct the path of `%2$s` in %1$s, or ask the supplier for it."),
            Map.entry("version-missing", "Ask the supplier for it, or take `version` out of %1$s altogether."),
            Map.entry("field-null", "Say `onNull: absent` of `%2$s` in %1$s, or ask the supplier for it."),
            Map.entry("field-blank", "Say `onBlank: absent` of `%2$s` in %1$s, or ask the supplier for it."),
            Map.entry("field-type", "Convert it in the expression of `%2$s` in %1$s: text(), decimal(), money()."),
            Map.entry("text-too-long", "Shorten it in the expression of `%2$s` in %1$s."),
            Map.entry("text-invalid", "Say `onError: absent` of `%2$s` in %1$s, or ask the supplier for clean text."),
            Map.entry("lookup-missing", "Add the key to the lookup table beside %1$s, or give the lookup a default."),
            Map.entry("category-unknown", "Add the supplier's word to the lookup table of categories beside %1$s."),
            Map.entry("colour-unknown", "Add the supplier's word to a lookup table beside %1$s."),
            Map.entry("country-unknown", "Correct the expression of `%2$s` in %1$s: a code or a name of ISO 3166."),
            Map.entry("size-scale-unknown", "Name the scale in the expression of `%2$s` in %1$s."),
            Map.entry("size-unconvertible", "Name the scale in which the supplier writes `%2$s` in %1$s."),
            Map.entry("gtin-check-digit", "Say `onError: absent` of `%2$s` in %1$s: the piece is good without it."),
            Map.entry("price-unparseable", "Say in the expression of `%2$s` in %1$s how the amount is written."),
            Map.entry("price-not-positive", "`skip` pieces without a price in %1$s, or ask the supplier for it."),
            Map.entry("stock-negative", "Say in %1$s what less than none means: `skip` or `refuse` such counts."),
            Map.entry("date-unparseable", "Say in the expression of `%2$s` in %1$s how the moment is written."),
            Map.entry("json-invalid", "Say `onError: absent` of `%2$s` in %1$s, or ask the supplier for valid JSON."),
            Map.entry("expression-failed", "Correct the expression of `%2$s` in %1$s; ./hub try shows what it gives."),
            Map.entry("element-repeated", "Name the element under `lists` in %1$s, and say which one is meant."),
            Map.entry("cells-missing", "Say `csv: { missing_cells: absent }` in %1$s if short rows are good."),
            Map.entry("cells-extra", "Say `csv: { extra_cells: drop }` in %1$s if these cells mean nothing."),
            Map.entry("rate-not-positive", "Correct the path of `%2$s` in %1$s, or ask the source."),
            Map.entry("currency-unknown", "Read a code of ISO 4217 as `%2$s` in %1$s."),
            Map.entry("currency-same", "`skip` in %1$s the currency in which the sheet itself is quoted."),
            Map.entry("order-unknown", "Read the number that we sent as `%2$s` in %1$s, or wait for the order."),
            Map.entry("line-unknown", "Read our number of the line as `%2$s` in %1$s, or none."),
            Map.entry("line-ambiguous", "Read our number of the line in %1$s as well, or no quantity."),
            Map.entry("sku-unknown", "Read the number under which we ordered the piece as `%2$s` in %1$s."),
            Map.entry("key-length", "Correct the expression of `%2$s` in %1$s: it gives more than a key."));

    private static final String SUPPLIER = "Tell the supplier: no mapping can mend it. Dismiss it once it is known.";

    private static final Map<String, String> OTHERS = Map.of(
            "key-twice", SUPPLIER,
            "parent-missing", SUPPLIER,
            "line-mismatch", SUPPLIER,
            "quantity-beyond-line", SUPPLIER,
            "nul-character", SUPPLIER,
            "as-of-in-future", "Tell the supplier that its clock or zone is wrong; what it tells next settles this.",
            "undecodable-body",
                    "Compare format, charset and `each` of the mapping with the body; then retry or dismiss.",
            "merge-failed", "Retry once the cause that is named is mended.",
            "position-lost", "Let the feed come again under the new mapping, then dismiss it.");

    private Remedies() {}

    /** One or two sentences. */
    public static String of(Refusal reason, FeedKey feed) {
        if (reason.field().equals("refuse")) {
            return "A rule of the mapping's own: release it to let it in all the same, dismiss it, or change the rule"
                    + " and retry.";
        }
        String file = "mappings/" + feed.source() + "/" + feed.feed() + ".yaml";
        String known = BY_CODE.get(reason.code());
        if (known != null) {
            return known.formatted(file, reason.field()) + RETRY;
        }
        String other = reason.code().startsWith("envelope-") ? envelope(file) : OTHERS.get(reason.code());
        return other == null ? otherwise(file, reason.field()) : other;
    }

    private static String envelope(String file) {
        return "Ask the partner to send the interchange again; `edi: { envelope: report }` in " + file
                + " takes in what is good of such ones.";
    }

    private static String otherwise(String file, @Nullable String field) {
        return "Compare the record with the expression of `" + field + "` in " + file + ", correct it, and retry.";
    }
}
