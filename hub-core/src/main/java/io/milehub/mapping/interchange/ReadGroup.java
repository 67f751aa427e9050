package io.milehub.mapping.interchange;

import java.util.List;

/**
 * The messages of one group (GS, UNG); those that stand in none are one of blank code.
 *
 * @param code GS01, {@code PO}, or the type of message that UNG names
 * @param said how many messages its trailer counts, as it stands there; blank without a trailer
 */
public record ReadGroup(
        String code, String control, String said, List<ReadMessage> messages, List<EnvelopeFault> faults) {
    public ReadGroup {
        messages = List.copyOf(messages);
        faults = List.copyOf(faults);
    }
}
