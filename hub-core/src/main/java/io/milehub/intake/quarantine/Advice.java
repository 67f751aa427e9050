package io.milehub.intake.quarantine;

import io.milehub.intake.FeedKey;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.trial.Remedies;
import java.util.Map;
import java.util.Set;

/** What to do about a reason: what every mapping is advised, with what that means for a record that waits. */
public final class Advice {
    /** No mapping can mend these. */
    private static final Set<String> OF_THE_SUPPLIER =
            Set.of("key-twice", "parent-missing", "line-mismatch", "quantity-beyond-line");

    /** Reasons that arise beyond the mapping. */
    private static final Map<String, String> OWN = Map.of(
            "nul-character", "Tell the supplier: no mapping can mend it. Dismiss it once it is known.",
            "key-length", "Correct the expression of `%2$s` in %1$s: it gives more than a key. Then retry.",
            "undecodable-body", "Compare format, charset and `each` of %1$s with the body; then retry or dismiss.",
            "merge-failed", "Retry once the cause that is named is mended.",
            "position-lost", "Let the feed come again under the new mapping, then dismiss it.");

    private Advice() {}

    /** A few sentences. */
    public static String of(Refusal reason, FeedKey feed) {
        if (reason.field().equals("refuse")) {
            return "A rule of the mapping's own: release it to let it in all the same, dismiss it, or change the rule"
                    + " and retry.";
        }
        String file = "mappings/" + feed.source() + "/" + feed.feed() + ".yaml";
        String own = OWN.get(reason.code());
        if (own != null) {
            return own.formatted(file, reason.field());
        }
        if (!Remedies.has(reason.code())) {
            return "Compare the record with the expression of `" + reason.field() + "` in " + file
                    + ", correct it, and retry.";
        }
        String advice = Remedies.of(reason.code(), reason.field());
        return OF_THE_SUPPLIER.contains(reason.code())
                ? advice + " No mapping can mend it: dismiss it once it is known."
                : advice + " The mapping is " + file + ", its expression that of `" + reason.field() + "`. Then retry.";
    }
}
