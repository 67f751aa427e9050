package io.milehub.app.client;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;

/** The story of a stock level for a human: what stands, for whom, and one line a step. */
final class StockText {
    /** As many steps as the hub tells of one level; a story of so many may have begun before. */
    private static final int STEPS_MAX = 200;

    private final PrintStream out;

    StockText(PrintStream out) {
        this.out = out;
    }

    void tell(JsonNode story) {
        level(story.path("level"));
        for (JsonNode promise : story.path("promises")) {
            out.printf(
                    "  promised: %s by hold %s since %s%s%n",
                    pieces(promise.path("pieces").asInt()),
                    text(promise, "holdId"),
                    text(promise, "since"),
                    state(promise));
        }
        JsonNode steps = story.path("steps");
        if (steps.size() >= STEPS_MAX) {
            out.printf("  (what was before the latest %d steps is left out)%n", STEPS_MAX);
        }
        out.printf("  %-27s  %-12s %6s %6s  %s%n", "when", "what", "pieces", "then", "why");
        steps.forEach(this::step);
    }

    private void level(JsonNode level) {
        out.printf(
                "%s of %s, location %s, offer %s%n",
                text(level, "sku"), text(level, "supplier"), text(level, "location"), text(level, "offerId"));
        out.printf(
                "  counted %s by %s as of %s (delivery %s)%n",
                text(level, "onHand"), text(level, "source"), text(level, "asOf"), text(level, "deliveryId"));
        out.printf(
                "  less held %s, committed %s, disputed %s, buffer %s: %s can be promised%n",
                text(level, "held"),
                text(level, "committed"),
                text(level, "disputed"),
                text(level, "buffer"),
                text(level, "free"));
        int shortfall = level.path("shortfall").asInt();
        if (shortfall > 0) {
            out.printf("  short by %d: the supplier counts less than was promised%n", shortfall);
        }
    }

    private static String state(JsonNode promise) {
        return switch (text(promise, "state")) {
            case "HELD" -> ", held until " + text(promise, "until");
            case "PINNED" -> ", being paid";
            default -> ", sold, and not yet out of the supplier's count";
        };
    }

    private void step(JsonNode step) {
        boolean moved = step.path("after").isNumber();
        out.printf(
                "  %-27s  %-12s %6s %6s  %s%n",
                text(step, "at"),
                text(step, "what"),
                (moved ? "%+d" : "%d").formatted(step.path("pieces").asInt()),
                moved ? step.path("after").asString() : "",
                why(step));
    }

    private static String why(JsonNode step) {
        String reference = text(step, "reference").replaceFirst("^(hold|run):", "$1 ");
        String seen = step.path("seenAt").isString() ? ", as of " + text(step, "seenAt") : "";
        String delivery = step.path("deliveryId").isString() ? ", delivery " + text(step, "deliveryId") : "";
        return switch (text(step, "why")) {
            case "FEED" -> "counted by the supplier (" + reference + delivery + ")" + seen;
            case "HOLD" -> "promised by " + reference;
            case "RELEASE" -> reference + " was given back";
            case "EXPIRE" -> reference + " ended at its deadline";
            case "COMMIT" -> reference + " was sold";
            case "SEEN" -> "of " + reference + ": the supplier's count has seen it";
            case "REFUSED" -> "of " + reference + ": the supplier refused it";
            case "CLEARED" -> "no longer disputed, says " + reference;
            case "SWEEP" -> "mended by the sweep";
            case "SUPPLIER" -> "the supplier says so of " + reference + seen;
            case "PARITY" -> "another source's count, kept as evidence (" + reference + delivery + ")" + seen;
            default -> text(step, "why") + " " + reference + seen;
        };
    }

    private static String pieces(int count) {
        return count == 1 ? "1 piece" : count + " pieces";
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() || value.isMissingNode() ? "-" : value.asString();
    }
}
