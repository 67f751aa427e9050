package io.milehub.fulfilment.out;

import io.milehub.mapping.interchange.EnvelopeFault;
import io.milehub.mapping.interchange.ReadGroup;
import io.milehub.mapping.interchange.ReadMessage;
import java.util.List;
import java.util.function.Predicate;

/**
 * What became of an interchange.
 *
 * @param refused whether nothing of it was used
 * @param recordsRefused whether records of its body stand in quarantine; of which message is not known
 * @param faults of the interchange itself
 * @param reads whether any feed of the source reads messages of a type
 */
record Verdict(boolean refused, boolean recordsRefused, List<EnvelopeFault> faults, Predicate<String> reads) {
    /** Where a message or a group stands. */
    enum Outcome {
        ACCEPTED,
        ACCEPTED_WITH_ERRORS,
        /** At least one message of the group is refused, and one is not. */
        PARTLY_ACCEPTED,
        REFUSED
    }

    Verdict {
        faults = List.copyOf(faults);
    }

    /** What answers another interchange is not answered itself: a 997 stands in groups of this code. */
    static boolean isAnswered(ReadGroup group) {
        return !group.code().equals("FA") && group.messages().stream().anyMatch(Verdict::isAnswered);
    }

    static boolean isAnswered(ReadMessage message) {
        return !message.type().equals("CONTRL") && !message.type().equals("997");
    }

    boolean isKnown(ReadMessage message) {
        return reads.test(message.type());
    }

    Outcome of(ReadMessage message) {
        if (refused || !isKnown(message)) {
            return Outcome.REFUSED;
        }
        return recordsRefused || !message.faults().isEmpty() ? Outcome.ACCEPTED_WITH_ERRORS : Outcome.ACCEPTED;
    }

    Outcome of(ReadGroup group) {
        long out = group.messages().stream()
                .filter(message -> of(message) == Outcome.REFUSED)
                .count();
        if (refused || (out > 0 && out == group.messages().size())) {
            return Outcome.REFUSED;
        }
        if (out > 0) {
            return Outcome.PARTLY_ACCEPTED;
        }
        boolean errors = !group.faults().isEmpty()
                || group.messages().stream().anyMatch(message -> of(message) != Outcome.ACCEPTED);
        return errors ? Outcome.ACCEPTED_WITH_ERRORS : Outcome.ACCEPTED;
    }
}
