package io.milehub.why;

import io.milehub.intake.lineage.Derivation;
import io.milehub.intake.lineage.FactOrigin;
import io.milehub.intake.lineage.Receipt;
import io.milehub.mapping.trace.FieldTrace;
import io.milehub.mapping.trace.RecordTrace;
import io.milehub.why.ExplainedOffer.RawRecord;
import io.milehub.why.Explanation.Earlier;
import io.milehub.why.Explanation.Loser;
import io.milehub.why.finding.Finding;
import io.milehub.why.finding.Finding.Past;
import io.milehub.why.finding.Finding.Rival;
import io.milehub.why.finding.Offer;
import io.milehub.why.finding.Teller;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what the tables say of an offer together with what its records said. */
final class OfferAnswer {
    private static final String BARE =
            "No catalogue has told of this SKU yet: it has stock or prices, and is not shown to anybody.";

    private final Offer offer;
    private final Map<FactOrigin, Derivation> derived;

    OfferAnswer(Offer offer, Map<FactOrigin, Derivation> derived) {
        this.offer = offer;
        this.derived = derived;
    }

    ExplainedOffer explain(List<Finding> findings) {
        return new ExplainedOffer(
                Long.toString(offer.offerId()),
                offer.supplier(),
                offer.sku(),
                offer.productId() == null ? null : offer.productId().toString(),
                offer.variantId() == null ? null : offer.variantId().toString(),
                offer.removedAt(),
                offer.told() == null ? BARE : null,
                findings.stream().map(this::explain).toList(),
                records(findings));
    }

    private Explanation explain(Finding finding) {
        Told told = told(finding.teller(), finding.mapped());
        return new Explanation(
                finding.field(), finding.value(), told, earlier(finding), losers(finding), finding.note());
    }

    /** A record that was replaced because of another field left this one as it was. */
    private List<Earlier> earlier(Finding finding) {
        List<Earlier> earlier = new ArrayList<>();
        String later = finding.teller() == null ? null : finding.value();
        for (Past past : finding.past()) {
            Told told = told(past.teller(), finding.mapped());
            String value = past.value() == null ? said(told) : past.value();
            boolean unknown = told != null && past.value() == null && told.note() != null && value == null;
            if (unknown || past.fate().equals("REMOVED") || !Objects.equals(value, later)) {
                earlier.add(new Earlier(
                        value,
                        told,
                        past.fate(),
                        past.untilRun() == null ? null : past.untilRun().toString(),
                        past.until()));
            }
            later = value;
        }
        return earlier;
    }

    private List<Loser> losers(Finding finding) {
        List<Loser> losers = new ArrayList<>();
        for (Rival rival : finding.rivals()) {
            Told told = told(rival.teller(), rival.mapped());
            String value = rival.value() == null ? said(told) : rival.value();
            if (value == null || !value.equals(finding.value())) {
                losers.add(new Loser(value, told, rival.why()));
            }
        }
        return losers;
    }

    private static @Nullable String said(@Nullable Told told) {
        return told == null ? null : told.said();
    }

    private @Nullable Told told(@Nullable Teller teller, String mapped) {
        Derivation found = teller == null ? null : derived.get(teller.origin());
        if (teller == null || found == null) {
            return null;
        }
        Receipt receipt = found.receipt();
        Optional<RecordTrace> record = Optional.ofNullable(found.record());
        Optional<FieldTrace> field = record.flatMap(trace -> trace.field(mapped));
        return new Told(
                teller.supplier(),
                teller.sku(),
                receipt == null ? null : receipt.source(),
                receipt == null ? null : receipt.feed(),
                Long.toString(teller.origin().deliveryId()),
                receipt == null ? null : receipt.transport(),
                receipt == null ? null : receipt.externalId(),
                receipt == null ? null : receipt.receivedAt(),
                teller.origin().ordinal(),
                found.mappingFile(),
                field.map(FieldTrace::line).orElse(null),
                field.map(FieldTrace::expression).orElse(null),
                found.mappingVersion(),
                teller.asOf(),
                teller.version(),
                receipt == null || receipt.runId() == null
                        ? null
                        : receipt.runId().toString(),
                receipt == null ? null : receipt.appliedAt(),
                record.map(trace -> said(trace, mapped)).orElse(null),
                found.missing());
    }

    /** Prices are shown with their tax, which a record tells in a field of its own. */
    private static @Nullable String said(RecordTrace trace, String mapped) {
        String value = trace.field(mapped).map(FieldTrace::value).orElse(null);
        String tax = trace.field("price.tax").map(FieldTrace::value).orElse("");
        return value != null && mapped.startsWith("price.") ? (value + " " + tax).strip() : value;
    }

    private List<RawRecord> records(List<Finding> findings) {
        Set<FactOrigin> origins = new LinkedHashSet<>();
        for (Finding finding : findings) {
            Optional.ofNullable(finding.teller()).map(Teller::origin).ifPresent(origins::add);
        }
        return origins.stream()
                .flatMap(origin -> raw(derived.get(origin)).stream())
                .toList();
    }

    private static Optional<RawRecord> raw(@Nullable Derivation found) {
        if (found == null || found.receipt() == null || found.record() == null) {
            return Optional.empty();
        }
        return Optional.of(new RawRecord(
                found.receipt().source(),
                found.receipt().feed(),
                Long.toString(found.origin().deliveryId()),
                found.origin().ordinal(),
                found.record().raw(),
                found.record().parent()));
    }
}
