package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunRefused;
import io.milehub.intake.delivery.Delivery;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments for which a source says what it says, on its own clock. A moment to come is refused: facts are ordered by
 * their moments, so a wrong year would win for as long as it is off.
 */
final class RecordMoments {
    private final FeedKey feed;
    private final boolean snapshot;
    private final Duration aheadMax;

    RecordMoments(FeedKey feed, boolean snapshot, Duration aheadMax) {
        this.feed = feed;
        this.snapshot = snapshot;
        this.aheadMax = aheadMax;
    }

    /**
     * A fact of a delta has a moment of its own, that of its receipt where it names none. One of a snapshot has the
     * snapshot's besides, which is not known before the merge.
     */
    @Nullable
    Instant of(CanonicalRecord record, Delivery delivery) {
        Instant asOf = record.asOf();
        return asOf == null && !snapshot ? delivery.receivedAt() : asOf;
    }

    Optional<Refusal> refusal(CanonicalRecord record, Delivery delivery) {
        Instant asOf = record.asOf();
        return asOf == null || !isAhead(asOf, delivery)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "as-of-in-future",
                        "as_of",
                        asOf + " is more than " + aheadMax + " after " + delivery.receivedAt()
                                + ", when it was received."));
    }

    /** Throws {@link RunRefused.AheadOfTime} if a page of a snapshot says that it is from the future. */
    void require(PageFacts page, Delivery delivery) {
        Instant asOf = page.asOf();
        if (snapshot && asOf != null && isAhead(asOf, delivery)) {
            throw new RunRefused.AheadOfTime(feed, asOf, delivery.receivedAt());
        }
    }

    private boolean isAhead(Instant asOf, Delivery delivery) {
        return asOf.isAfter(delivery.receivedAt().plus(aheadMax));
    }
}
