package io.milehub.intake.interchange;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.interchange.InterchangeTable.Identity;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the interchanges of a run's bodies are to those that were applied before. */
public final class Seen {
    /** Of bodies that have none. */
    public static final Seen NONE = new Seen(List.of(), false, false);

    private static final String REMEDY = "Ask the supplier for a number of its own for each interchange, or accept such"
            + " faults and have them reported with `edi: { envelope: report }`.";

    /**
     * One interchange of a body.
     *
     * @param index from 0 within its body
     * @param repeats whether the feed has applied the same content under the same mapping
     * @param before the first delivery that had its control number with other content
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as records; the hashes are compared by Arrays.
    record One(
            DeliveryId delivery,
            int index,
            String tag,
            String position,
            @Nullable Identity key,
            byte[] hash,
            boolean repeats,
            @Nullable DeliveryId before) {}

    private final List<One> interchanges;
    private final boolean report;
    private final boolean snapshot;
    private final Set<Place> passedOver;

    /** Where an interchange stands. */
    private record Place(DeliveryId delivery, int index) {}

    Seen(List<One> interchanges, boolean report, boolean snapshot) {
        this.interchanges = List.copyOf(interchanges);
        this.report = report;
        this.snapshot = snapshot;
        this.passedOver = interchanges.stream()
                .filter(One::repeats)
                .map(one -> new Place(one.delivery(), one.index()))
                .collect(Collectors.toSet());
    }

    List<One> interchanges() {
        return interchanges;
    }

    /** Whether all that was received was applied before, so that applying it again would have no effect. */
    public boolean allRepeated() {
        return !interchanges.isEmpty() && interchanges.stream().allMatch(One::repeats);
    }

    /** Whether an interchange of a body is passed over. Of a snapshot nothing is, for what it lacks is removed. */
    public boolean isPassedOver(DeliveryId delivery, int index) {
        return !snapshot && passedOver.contains(new Place(delivery, index));
    }

    /** Why a body is refused, where the mapping refuses bodies whose envelopes are at fault. */
    public @Nullable DecodeRefused refusal(DeliveryId delivery) {
        return report
                ? null
                : clashes(delivery).stream()
                        .findFirst()
                        .map(one -> new DecodeRefused(
                                one.position(), "The envelope is wrong at " + one.tag() + ": " + what(one), REMEDY))
                        .orElse(null);
    }

    /** Where faults are reported: those of a body, by the index of the interchange. */
    public Map<Integer, Refusal> reported(DeliveryId delivery) {
        Map<Integer, Refusal> reported = new TreeMap<>();
        for (One one : report ? clashes(delivery) : List.<One>of()) {
            String where = one.tag() + " at " + one.position() + ": ";
            reported.put(one.index(), new Refusal("envelope-duplicate", one.tag(), where + what(one)));
        }
        return reported;
    }

    private List<One> clashes(DeliveryId delivery) {
        List<One> clashes = new ArrayList<>(interchanges);
        clashes.removeIf(one -> one.before() == null || one.repeats() || !isOf(one, delivery));
        return clashes;
    }

    private static boolean isOf(One one, DeliveryId delivery) {
        return one.delivery().equals(delivery);
    }

    private static String what(One one) {
        Identity key = one.key();
        return "The control number " + (key == null ? "" : key.control() + " of " + key.sender())
                + " came with other content before, in delivery " + one.before() + ".";
    }
}
