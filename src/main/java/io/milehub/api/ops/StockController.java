package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.inventory.HoldId;
import io.milehub.inventory.sold.SoldLine;
import io.milehub.inventory.sold.SoldPieces;
import io.milehub.inventory.sold.SupplierWord;
import io.milehub.inventory.sold.WordOutcome;
import io.milehub.inventory.story.StockStories;
import io.milehub.inventory.story.StockStory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stock of a SKU and its whole story; and what suppliers say of sold pieces, as an operator passes it on. */
@RestController
@Tag(name = "Operations")
class StockController {
    private final StockStories stories;
    private final SoldPieces sold;

    StockController(StockStories stories, SoldPieces sold) {
        this.stories = stories;
        this.sold = sold;
    }

    /**
     * What a supplier says of an order line.
     *
     * @param hold the hold that was sold
     * @param location where its pieces lie
     * @param seenAt when it was so, on the supplier's clock
     * @param reference the supplier's own number of this message
     */
    record Word(
            @Nullable Long hold,
            @Nullable Long offer,
            @Nullable String location,
            SupplierWord.@Nullable Kind kind,
            @Nullable Integer quantity,
            @Nullable Instant seenAt,
            @Nullable String reference) {}

    /**
     * What became of it.
     *
     * @param noted false: the same message had been noted before
     */
    record Noted(boolean noted) {}

    /** Why a dispute is at an end. */
    record Clearing(@Nullable String location, @Nullable String why) {}

    /** How many pieces were disputed. */
    record Cleared(int pieces) {}

    @GetMapping("/ops/stock")
    @Operation(
            summary = "The stock of a SKU, and how it came to be",
            description =
                    "One entry a supplier and location: counters as of when and from which delivery, and the latest"
                            + " 200 steps: counts, holds, sales, what the supplier said, shortfalls,"
                            + " other sources' counts.")
    List<StockStory> stock(
            @Parameter(description = "as the supplier writes it") @RequestParam String sku,
            @Parameter(description = "only of this source's supplier") @RequestParam @Nullable String source) {
        List<StockStory> found = stories.of(sku, source);
        if (found.isEmpty()) {
            throw Problem.unknown(
                    "sku-unknown",
                    "No stock was ever counted of the SKU '" + sku
                            + "'; SKUs are written as the supplier writes them.");
        }
        return found;
    }

    /** The supplier's reference makes a repetition harmless; so it needs no idempotency key. */
    @PostMapping("/ops/stock/words")
    @Operation(
            summary = "Pass on what a supplier says of sold pieces",
            description = "kind: ACKNOWLEDGED, SHIPPED, REFUSED, CANCELLED. The same reference again changes nothing."
                    + " 404 line-unknown, 409 too-many-pieces")
    Noted word(@RequestBody Word word) {
        return switch (sold.hear(heard(word))) {
            case WordOutcome.Noted _ -> new Noted(true);
            case WordOutcome.Repeated _ -> new Noted(false);
            case WordOutcome.UnknownLine _ ->
                throw Problem.unknown(
                        "line-unknown", "That hold sold nothing of this offer at this location; see GET /ops/stock.");
            case WordOutcome.TooMany(var left) ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "too-many-pieces",
                                "Of that line only " + left + " pieces are left of which this can be said.")
                        .with("left", left);
        };
    }

    @PostMapping("/ops/stock/{offer}/dispute-cleared")
    @Operation(
            summary = "Say that pieces that the supplier refused are there after all",
            description = "They can be promised again. Where nothing is disputed nothing changes.")
    Cleared clear(@PathVariable long offer, @RequestBody Clearing clearing, Principal operator) {
        return new Cleared(sold.clearDispute(
                offer, given(clearing.location(), "location"), operator.getName(), given(clearing.why(), "why")));
    }

    private static SupplierWord heard(Word word) {
        var line = new SoldLine(
                new HoldId(given(word.hold(), "hold")),
                given(word.offer(), "offer"),
                given(word.location(), "location"));
        try {
            return new SupplierWord(
                    line,
                    given(word.kind(), "kind"),
                    given(word.quantity(), "quantity"),
                    given(word.seenAt(), "seenAt"),
                    given(word.reference(), "reference"));
        } catch (IllegalArgumentException broken) {
            throw Problem.invalid("word", String.valueOf(broken.getMessage()));
        }
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw Problem.invalid(field, "'" + field + "' is missing.");
        }
        return value;
    }
}
