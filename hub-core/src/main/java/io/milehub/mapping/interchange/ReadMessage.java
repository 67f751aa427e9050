package io.milehub.mapping.interchange;

import java.util.List;

/**
 * One message (ST, UNH) as its envelope says it.
 *
 * @param type {@code 850} or {@code ORDERS}
 * @param version the further components of UNH's second element; empty in X12
 */
public record ReadMessage(String type, List<String> version, String control, List<EnvelopeFault> faults) {
    public ReadMessage {
        version = List.copyOf(version);
        faults = List.copyOf(faults);
    }
}
