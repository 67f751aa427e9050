package io.milehub.mapping.interchange;

import java.util.List;

/**
 * One message (ST, UNH) as its envelope says it.
 *
 * @param type {@code 850} or {@code ORDERS}
 * @param version the further components of UNH's second element; empty in X12
 * @param answers what it says of interchanges that went the other way, if that is what it is for
 */
public record ReadMessage(
        String type, List<String> version, String control, List<EnvelopeFault> faults, List<ReadAnswer> answers) {
    public ReadMessage {
        version = List.copyOf(version);
        faults = List.copyOf(faults);
        answers = List.copyOf(answers);
    }
}
