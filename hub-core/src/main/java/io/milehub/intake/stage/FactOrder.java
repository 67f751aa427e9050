package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.intake.MergeContext;
import io.milehub.intake.RunRefused;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.quarantine.RetriedRecords;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What facts are put in order by: the moment for which a source says something, on its own clock, and where the domain
 * counts versions its version. A moment to come is refused, since a wrong year would win for as long as it is off, and
 * so is a fact without a version among those that have one, since no place in their order is its.
 */
final class FactOrder {
    private final MergeContext context;
    private final Duration aheadMax;
    private final @Nullable RetriedRecords retried;

    FactOrder(MergeContext context, Duration aheadMax, @Nullable RetriedRecords retried) {
        this.context = context;
        this.aheadMax = aheadMax;
        this.retried = retried;
    }

    /**
     * A fact of a delta has a moment of its own, that of its receipt where it names none. One of a snapshot has the
     * snapshot's besides, which is not known before the merge; but that of one which is mapped again is.
     *
     * @param asOf what the record names
     */
    @Nullable
    Instant moment(@Nullable Instant asOf, Delivery delivery) {
        Instant attested = retried == null ? null : retried.attested(delivery.id());
        if (attested != null) {
            return asOf == null || asOf.isBefore(attested) ? attested : asOf;
        }
        return asOf == null && !context.snapshot() ? delivery.receivedAt() : asOf;
    }

    /** Why a record has no place in the order; none if it has. */
    List<Refusal> refusals(CanonicalRecord record, Delivery delivery) {
        List<Refusal> refusals = new ArrayList<>(0);
        Instant asOf = record.asOf();
        if (asOf != null && isAhead(asOf, delivery)) {
            refusals.add(new Refusal(
                    "as-of-in-future",
                    "as_of",
                    asOf + " is more than " + aheadMax + " after " + delivery.receivedAt()
                            + ", when it was received."));
        }
        if (context.byVersion() && record.version() == null) {
            refusals.add(new Refusal(
                    "version-missing",
                    "version",
                    "It is absent, and the facts of `" + context.domain() + "` are ordered by it."));
        }
        return refusals;
    }

    /** Throws {@link RunRefused.AheadOfTime} if a page of a snapshot says that it is from the future. */
    void require(PageFacts page, Delivery delivery) {
        Instant asOf = page.asOf();
        if (context.snapshot() && asOf != null && isAhead(asOf, delivery)) {
            throw new RunRefused.AheadOfTime(context.feed(), asOf, delivery.receivedAt());
        }
    }

    private boolean isAhead(Instant asOf, Delivery delivery) {
        return asOf.isAfter(delivery.receivedAt().plus(aheadMax));
    }
}
