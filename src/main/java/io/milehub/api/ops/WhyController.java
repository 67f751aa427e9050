package io.milehub.api.ops;

import io.milehub.api.Problem;
import io.milehub.api.Refuses;
import io.milehub.why.ExplainedOffer;
import io.milehub.why.Explanations;
import io.milehub.why.Question;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator ask where a value comes from. */
@RestController
@Tag(name = "Operations")
class WhyController {

    private static final int TEXT_MAX = 200;

    private final Explanations explanations;

    WhyController(Explanations explanations) {
        this.explanations = explanations;
    }

    /**
     * An explained shop.
     *
     * @param offers by supplier and SKU; at most 20
     */
    record Answer(List<ExplainedOffer> offers) {}

    @GetMapping("/ops/why")
    @Operation(
            summary = "Why a value is here",
            description = "Who told it, by which record and expression, what it replaced and what lost. Give one of"
                    + " sku, variant and product. Large deliveries take some seconds to be read again.")
    @Refuses({"400 invalid-request", "404 sku-unknown"})
    Answer why(
            @Parameter(description = "a supplier's own number, as it writes it") @RequestParam @Nullable String sku,
            @Parameter(description = "all offers of a variant") @RequestParam @Nullable Long variant,
            @Parameter(description = "all offers of a product") @RequestParam @Nullable Long product,
            @Parameter(description = "only offers of this source's supplier") @RequestParam @Nullable String source,
            @Parameter(description = "only this supplier's offers") @RequestParam @Nullable String supplier,
            @Parameter(description = "a field or a part of its name: title, price, price.rrp, stock")
                    @RequestParam
                    @Nullable
                    String field) {
        if (Stream.of(sku, variant, product).filter(Objects::nonNull).count() != 1) {
            throw Problem.invalid("sku", "Give exactly one of sku, variant and product.");
        }
        if (Stream.of(sku, source, supplier, field).anyMatch(text -> text != null && text.length() > TEXT_MAX)) {
            throw Problem.invalid("sku", "No text of this call is longer than " + TEXT_MAX + " characters.");
        }
        var question = new Question(sku, variant, product, source, supplier, field);
        List<ExplainedOffer> offers = explanations.of(question);
        if (offers.isEmpty()) {
            throw unknown(question);
        }
        if (field != null && offers.stream().allMatch(offer -> offer.values().isEmpty())) {
            throw Problem.invalid("field", "There is no '" + field + "' here; there is " + fields(question) + ".");
        }
        return new Answer(offers);
    }

    private Problem unknown(Question question) {
        if (question.sku() == null) {
            return Problem.unknown("sku-unknown", "No offer of this shop belongs to that variant or product.");
        }
        long quarantined = explanations.quarantined(question.sku());
        String what = "No offer of this shop has the SKU '" + question.sku() + "'.";
        String elsewhere = quarantined == 0
                ? " SKUs are written as the supplier writes them."
                : " In quarantine " + quarantined + " of its records wait, see /ops/quarantine.";
        return Problem.unknown("sku-unknown", what + elsewhere);
    }

    private String fields(Question question) {
        return explanations.of(question.of(null)).stream()
                .flatMap(offer -> offer.values().stream())
                .map(value -> value.field())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
