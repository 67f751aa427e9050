package io.milehub.why.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why something that was told is not what the shop has, as a sentence for an operator. */
final class Reasons {
    static final String PRICE_FEED = "A price feed tells this price too, and is listened to before the catalogue.";
    static final String DEARER = "Of the prices in the market's currency the lowest is shown.";

    static final String NOT_LINKED =
            "It is no GTIN that may identify this variant (restricted range, or of another one).";

    private Reasons() {}

    /** Versions and moments are named where both tell one. */
    static String older(Teller lost, @Nullable Teller standing) {
        if (standing != null && lost.version() != null && standing.version() != null) {
            int order = lost.version().compareTo(standing.version());
            if (order != 0) {
                return order < 0
                        ? "Older: version " + lost.version() + ", and version " + standing.version() + " stands."
                        : "Version " + lost.version() + " was not the latest by what stood when it came.";
            }
        }
        if (standing != null && lost.asOf() != null && standing.asOf() != null) {
            int order = lost.asOf().compareTo(standing.asOf());
            if (order < 0) {
                return "Older: of " + lost.asOf() + ", and what stands is of " + standing.asOf() + ".";
            }
            if (order == 0) {
                return "As old as what stands; of the two the content decides, so that arrival cannot.";
            }
        }
        return "What stood when it came was later, or told by a source that is trusted more.";
    }

    /** Between two live offers of one product or variant. */
    static String rank(Offer lost, Offer heard) {
        if (lost.rank() != heard.rank()) {
            return "Source " + lost.source() + " has rank " + lost.rank() + ", " + heard.source() + " has "
                    + heard.rank() + ", and the lowest is heard.";
        }
        return Objects.equals(lost.source(), heard.source())
                ? "The same source says it of another SKU, and the first SKU is heard."
                : "Both sources have rank " + lost.rank() + ", and then the name decides.";
    }
}
