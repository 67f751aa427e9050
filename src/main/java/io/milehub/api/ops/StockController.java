package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
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
    private static final int REFERENCE_CHARS_MAX = 255;

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
            @Nullable String hold,
            @Nullable String offer,
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
                    "One entry a supplier and location: counters as of when and from which delivery, what is promised"
                            + " now, and the latest 200 steps: counts, holds, sales, what the supplier said,"
                            + " shortfalls, other sources' counts.")
    @Refuses({"400 invalid-request", "404 sku-unknown"})
    List<StockView> stock(
            @Parameter(description = "as the supplier writes it") @RequestParam String sku,
            @Parameter(description = "only of this source's supplier") @RequestParam @Nullable String source) {
        if (sku.isBlank()) {
            throw Problem.invalid("sku", "'sku' is empty; give it as the supplier writes it.");
        }
        List<StockStory> found = stories.of(sku, source);
        if (found.isEmpty()) {
            throw Problem.unknown(
                    "sku-unknown",
                    "No stock was ever counted of the SKU '" + sku + "'"
                            + (source == null ? "" : " at the supplier of the source '" + source + "'")
                            + "; SKUs are written as the supplier writes them, and GET /ops/sources names the"
                            + " sources.");
        }
        return found.stream().map(StockView::of).toList();
    }

    @PostMapping("/ops/stock/words")
    @Operation(
            summary = "Pass on what a supplier says of sold pieces",
            description = "kind: ACKNOWLEDGED, SHIPPED, REFUSED, CANCELLED. The same reference again changes nothing.")
    @Refuses({"404 line-unknown", "409 too-many-pieces"})
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
    @Refuses("404 level-unknown")
    Cleared clear(@PathVariable long offer, @RequestBody Clearing clearing, Principal operator) {
        String location = given(clearing.location(), "location");
        String why = new Decision(clearing.why()).reason();
        int cleared = sold.clearDispute(offer, location, operator.getName(), why);
        if (cleared == 0 && !stories.has(offer, location)) {
            throw Problem.unknown(
                    "level-unknown",
                    "No stock of the offer " + offer + " was ever counted at '" + location
                            + "'; GET /ops/stock?sku= tells offers and locations.");
        }
        return new Cleared(cleared);
    }

    private static SupplierWord heard(Word word) {
        var line = new SoldLine(
                new HoldId(id(word.hold(), "hold")), id(word.offer(), "offer"), given(word.location(), "location"));
        int quantity = given(word.quantity(), "quantity");
        if (quantity < 1) {
            throw Problem.invalid("quantity", "'quantity' is of how many pieces the supplier speaks, at least 1.");
        }
        String reference = given(word.reference(), "reference");
        if (reference.length() > REFERENCE_CHARS_MAX) {
            throw Problem.invalid("reference", "'reference' has at most " + REFERENCE_CHARS_MAX + " characters.");
        }
        return new SupplierWord(line, given(word.kind(), "kind"), quantity, given(word.seenAt(), "seenAt"), reference);
    }

    private static long id(@Nullable String text, String field) {
        String id = given(text, field);
        if (!id.matches("[0-9]{1,18}")) {
            throw Problem.invalid(field, "'" + field + "' is an id as text, 1 to 18 digits; GET /ops/stock tells it.");
        }
        return Long.parseLong(id);
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw Problem.invalid(field, "'" + field + "' is missing.");
        }
        return value;
    }
}
