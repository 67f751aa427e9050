package io.milehub.mapping.interchange;

import io.milehub.mapping.DecodeRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The interchanges of a body, in their order.
 *
 * @param refused why it could not be read further; then the last interchange may lack its end
 */
public record ReadEnvelopes(
        List<ReadInterchange> interchanges, @Nullable DecodeRefused refused) {
    /** Of a body that is no EDI. */
    public static final ReadEnvelopes NONE = new ReadEnvelopes(List.of(), null);

    public ReadEnvelopes {
        interchanges = List.copyOf(interchanges);
    }
}
