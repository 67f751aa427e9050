package io.milehub.simulators.edi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the house found in its inbox.
 *
 * @param kind the type of message, {@code 850} or {@code CONTRL}; blank where none can be read
 * @param control its number, 0 where none can be read
 * @param repeated whether the same text came under the same number before
 * @param faults what is wrong with it, in words; empty if nothing is
 * @param order what is ordered, where it is a good order
 */
record Letter(
        String name,
        String text,
        String kind,
        int control,
        boolean repeated,
        List<String> faults,
        @Nullable PurchaseOrder order) {
    Letter {
        faults = List.copyOf(faults);
    }

    Letter repeat() {
        return new Letter(name, text, kind, control, true, faults, order);
    }

    Letter with(String fault) {
        return new Letter(name, text, kind, control, repeated, List.of(fault), null);
    }
}
