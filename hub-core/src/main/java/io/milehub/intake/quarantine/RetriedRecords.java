package io.milehub.intake.quarantine;

import io.milehub.intake.DeliveryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The records that one run takes out of quarantine, by the delivery that brought them. */
public final class RetriedRecords {
    /** One that cannot be found in its body under the mapping that is in force. */
    record Lost(long delivery, int ordinal, String why) {}

    /** What is taken of one delivery; a moment is that of the snapshot which it was part of. */
    private record Body(@Nullable Instant attested, TreeSet<Integer> ordinals) {}

    private final Map<DeliveryId, Body> bodies = new HashMap<>();
    private final List<Lost> lost = new ArrayList<>();
    private final boolean waived;

    /** @param waived whether the mapping's own rules of what is to be refused do not hold for them */
    RetriedRecords(boolean waived) {
        this.waived = waived;
    }

    void add(DeliveryId delivery, int ordinal, @Nullable Instant attested) {
        bodies.computeIfAbsent(delivery, _ -> new Body(attested, new TreeSet<>()))
                .ordinals()
                .add(ordinal);
    }

    /** Notes a record whose ordinal is another's by now. */
    void moved(DeliveryId delivery, int ordinal, List<String> keys) {
        lost.add(new Lost(
                delivery.value(),
                ordinal,
                "The mapping cuts bodies into records otherwise than when it was refused (" + String.join(", ", keys)
                        + "), so its place is no longer its own: let the feed come again, then dismiss it."));
    }

    /** Notes records that a body has no more. */
    public void lost(DeliveryId delivery, SortedSet<Integer> ordinals) {
        ordinals.forEach(ordinal -> lost.add(new Lost(
                delivery.value(),
                ordinal,
                "Under the mapping that is in force its body has no record at its place: let the feed come again, then"
                        + " dismiss it.")));
    }

    List<Lost> lost() {
        return lost;
    }

    public boolean waived() {
        return waived;
    }

    /** The moment that the snapshot of a delivery attests; null for a delta. */
    public @Nullable Instant attested(DeliveryId delivery) {
        Body body = bodies.get(delivery);
        return body == null ? null : body.attested();
    }

    /** Whether all of a body is taken, because all of it was refused. */
    public boolean whole(DeliveryId delivery) {
        return ordinals(delivery).contains(QuarantineBatch.WHOLE_BODY);
    }

    public SortedSet<Integer> ordinals(DeliveryId delivery) {
        Body body = bodies.get(delivery);
        return body == null ? Collections.emptySortedSet() : body.ordinals();
    }
}
