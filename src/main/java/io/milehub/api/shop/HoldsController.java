package io.milehub.api.shop;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.assortment.Assortment;
import io.milehub.inventory.Hold;
import io.milehub.inventory.HoldId;
import io.milehub.inventory.HoldOutcome;
import io.milehub.inventory.HoldRequest;
import io.milehub.inventory.HoldState;
import io.milehub.inventory.Holds;
import io.milehub.tenancy.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holds: a whole basket set aside for a member, or an honest refusal. */
@RestController
@RequestMapping("/api/holds")
@Tag(name = "Holds")
class HoldsController {
    private final Holds holds;
    private final Assortment assortment;
    private final ShopChoice shops;

    HoldsController(Holds holds, Assortment assortment, ShopChoice shops) {
        this.holds = holds;
        this.assortment = assortment;
        this.shops = shops;
    }

    /** What is to be held, and from where. */
    record Basket(
            @Nullable String market,
            @Nullable String country,
            @Nullable List<@Nullable Line> lines) {
        /** Pieces of one variant. */
        record Line(@Nullable String variantId, @Nullable Integer quantity) {}
    }

    /** A hold. */
    record HoldView(
            String id,
            String state,
            String market,
            String country,
            Instant heldAt,
            Instant expiresAt,
            List<LineView> lines) {
        /** The part of a hold that lies at one place, with the price of a piece that it was shown with. */
        record LineView(String variantId, int quantity, MoneyView price, String offerId, String location) {}

        static HoldView of(Hold hold) {
            return new HoldView(
                    hold.id().toString(),
                    hold.state().code(),
                    hold.market(),
                    hold.country(),
                    hold.heldAt(),
                    hold.expiresAt(),
                    hold.promises().stream()
                            .map(promise -> new LineView(
                                    String.valueOf(promise.variantId()),
                                    promise.quantity(),
                                    MoneyView.of(promise.shown()),
                                    String.valueOf(promise.offerId()),
                                    promise.location()))
                            .toList());
        }
    }

    /** Live holds. */
    record HoldsView(List<HoldView> items) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Hold a basket, whole or not at all",
            description = "After variant-moved ask again with the id that it became.")
    @Refuses({"409 out-of-stock", "409 not-sellable", "409 variant-moved", "409 too-many-holds", "409 no-market"})
    ResponseEntity<HoldView> hold(@RequestBody Basket basket, @RequestHeader("Idempotency-Key") String key) {
        var shop = shops.of(basket.market(), basket.country());
        var request = new HoldRequest(
                ShopChoice.member(), Viewer.current().tier(), lines(basket), shop.market(), shop.country(), key);
        return switch (holds.hold(request)) {
            case HoldOutcome.Held(var hold) ->
                ResponseEntity.created(URI.create("/api/holds/" + hold.id())).body(HoldView.of(hold));
            case HoldOutcome.OutOfStock(var lacks) ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "out-of-stock",
                                "There are fewer pieces than the basket asks for; nothing was held.")
                        .with(
                                "lines",
                                lacks.stream()
                                        .map(lack -> Map.of(
                                                "variantId", String.valueOf(lack.variantId()),
                                                "asked", lack.asked(),
                                                "available", lack.available()))
                                        .toList());
            case HoldOutcome.NotSellable(var variants) -> throw notSellable(variants, assortment.became(variants));
            case HoldOutcome.TooManyHolds(var max) ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "too-many-holds",
                        "A member has at most " + max + " live holds; release one, or wait until one ends.");
        };
    }

    @GetMapping("/{id}")
    @Operation(summary = "A hold of the member's own")
    @Refuses("404 unknown-hold")
    HoldView find(@PathVariable String id) {
        return holds.find(id(id), ShopChoice.member()).map(HoldView::of).orElseThrow(() -> unknown(id));
    }

    @GetMapping
    @Operation(
            summary = "The member's own holds that are neither sold nor over, the oldest first",
            description = "All of them: a member has at most as many as too-many-holds says.")
    HoldsView live() {
        return new HoldsView(
                holds.live(ShopChoice.member()).stream().map(HoldView::of).toList());
    }

    @PostMapping("/{id}/extend")
    @Operation(
            summary = "Give a hold its full time once more, from now",
            description = "At most until a limit since it was taken (an hour unless configured); hold-at-its-longest"
                    + " when it lasts so long already, and expiresAt says until when.")
    @Refuses({"404 unknown-hold", "409 hold-at-its-longest", "409 hold-ended", "409 hold-in-use"})
    HoldView extend(@PathVariable String id) {
        return switch (holds.extend(id(id), ShopChoice.member())) {
            case Holds.Extension.Extended(var hold) -> HoldView.of(hold);
            case Holds.Extension.AtItsLongest(var expiresAt) ->
                throw Problem.of(
                                HttpStatus.CONFLICT,
                                "hold-at-its-longest",
                                "The hold cannot last longer than it does already; check it out until then, or hold the"
                                        + " basket again when it has ended.")
                        .with("expiresAt", expiresAt.toString());
            case Holds.Extension.NotHeld(var state) -> throw notHeld(state);
            case Holds.Extension.Unknown _ -> throw unknown(id);
        };
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Give a hold back",
            description = "204 also when it had ended; hold-in-use while it is paid or when it was sold.")
    @Refuses({"404 unknown-hold", "409 hold-in-use"})
    ResponseEntity<Void> release(@PathVariable String id) {
        try {
            return holds.release(id(id), ShopChoice.member())
                    .map(_ -> ResponseEntity.noContent().<Void>build())
                    .orElseThrow(() -> unknown(id));
        } catch (HoldState.Refused refused) {
            throw notHeld(refused.state());
        }
    }

    private static Problem notHeld(HoldState state) {
        return switch (state) {
            case HoldState.Expired _, HoldState.Released _ ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "hold-ended",
                                "The hold is " + state.code() + ", so nothing is set aside by it; hold the basket"
                                        + " again.")
                        .with("state", state.code());
            case HoldState.Held _, HoldState.Pinned _, HoldState.Committed _ ->
                Problem.of(
                                HttpStatus.CONFLICT,
                                "hold-in-use",
                                "The hold is " + state.code() + ": a payment is under way or it was sold.")
                        .with("state", state.code());
        };
    }

    /** An id from an old page may have become another's as keys changed: only the buyer may agree. */
    private static Problem notSellable(List<Long> variants, Map<Long, Long> became) {
        if (became.isEmpty()) {
            return notSellable(variants);
        }
        List<Map<String, String>> moved = variants.stream()
                .filter(became::containsKey)
                .map(variant -> Map.of(
                        "variantId", String.valueOf(variant), "becameVariantId", String.valueOf(became.get(variant))))
                .toList();
        List<String> gone = variants.stream()
                .filter(variant -> !became.containsKey(variant))
                .map(String::valueOf)
                .toList();
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "variant-moved",
                        "Some of the basket is sold under another id now; look at it there, and hold that. Nothing was"
                                + " held.")
                .with("moved", moved)
                .with("variantIds", gone);
    }

    static Problem notSellable(List<Long> variants) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "not-sellable",
                        "Some of the basket is not sold here; leave these variants out.")
                .with("variantIds", variants.stream().map(String::valueOf).toList());
    }

    static Problem unknown(String id) {
        return Problem.unknown("unknown-hold", "You have no hold of this id; it is one that POST /api/holds gave.");
    }

    private static HoldId id(String text) {
        return new HoldId(Ids.inPath(text, "unknown-hold", "hold"));
    }

    private static List<HoldRequest.Line> lines(Basket basket) {
        if (basket.lines() == null) {
            throw Problem.invalid("lines", "'lines' is missing: a list of {variantId, quantity}.");
        }
        List<HoldRequest.Line> lines = new ArrayList<>();
        for (Basket.Line line : basket.lines()) {
            String field = "lines[" + lines.size() + "]";
            if (line == null || line.quantity() == null) {
                throw Problem.invalid(field + ".quantity", "'" + field + ".quantity' is missing: a whole number.");
            }
            lines.add(new HoldRequest.Line(Ids.inBody(line.variantId(), field + ".variantId"), line.quantity()));
        }
        return lines;
    }
}
