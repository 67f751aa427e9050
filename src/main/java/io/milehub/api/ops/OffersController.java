package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.api.RunAgain;
import io.milehub.catalogue.Splits;
import io.milehub.catalogue.link.SplitOutcome;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which variant an offer is, and an operator's own word on it. */
@RestController
@Tag(name = "Operations")
class OffersController {
    private static final int SPLITS_MAX = 200;

    private final Splits splits;

    OffersController(Splits splits) {
        this.splits = splits;
    }

    @GetMapping("/ops/offers")
    @Operation(
            summary = "Offers by SKU, or all that stand alone by an operator's word",
            description = "Without a SKU: those that were split off, in the order of their ids, up to 200 a call.")
    List<OfferView> offers(
            @Parameter(description = "as the supplier writes it") @RequestParam @Nullable String sku,
            @Parameter(description = "only of this source's supplier") @RequestParam @Nullable String source,
            @Parameter(description = "of those split off: from behind this offer") @RequestParam(defaultValue = "0")
                    long after) {
        return (sku == null ? splits.standing(after, SPLITS_MAX) : splits.find(sku, source))
                .stream().map(OfferView::of).toList();
    }

    @GetMapping("/ops/offers/{id}")
    @Operation(summary = "One offer")
    @Refuses("404 offer-unknown")
    OfferView offer(@PathVariable long id) {
        return splits.find(id).map(OfferView::of).orElseThrow(() -> unknown(id));
    }

    @PostMapping("/ops/offers/{id}/split")
    @Operation(
            summary = "Say that an offer is not the variant that its keys give it",
            description = "It stands alone until it is rejoined, whatever feeds tell.")
    @Refuses({"404 offer-unknown", "409 offer-already-split"})
    OfferView split(
            @PathVariable long id, @RequestBody Decision decision, Principal operator, HttpServletRequest call) {
        return said(
                id,
                splits.split(id, operator.getName(), decision.reason()),
                RunAgain.is(call),
                "offer-already-split",
                "It stands alone already; nothing was changed.");
    }

    @PostMapping("/ops/offers/{id}/rejoin")
    @Operation(summary = "Take a split back: the offer is what its keys say")
    @Refuses({"404 offer-unknown", "409 offer-not-split"})
    OfferView rejoin(
            @PathVariable long id, @RequestBody Decision decision, Principal operator, HttpServletRequest call) {
        return said(
                id,
                splits.rejoin(id, operator.getName(), decision.reason()),
                RunAgain.is(call),
                "offer-not-split",
                "It is what its keys say already; nothing was changed.");
    }

    private static OfferView said(long id, SplitOutcome outcome, boolean again, String slug, String detail) {
        return switch (outcome) {
            case SplitOutcome.Done(var offer) -> OfferView.of(offer);
            case SplitOutcome.AlreadySo(var offer) when again -> OfferView.of(offer);
            case SplitOutcome.AlreadySo(var offer) ->
                throw Problem.of(HttpStatus.CONFLICT, slug, detail).with("offer", OfferView.of(offer));
            case SplitOutcome.Unknown _ -> throw unknown(id);
        };
    }

    private static Problem unknown(long id) {
        return Problem.unknown("offer-unknown", "There is no offer " + id + "; GET /ops/offers?sku= finds one.");
    }
}
