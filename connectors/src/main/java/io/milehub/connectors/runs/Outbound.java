package io.milehub.connectors.runs;

import io.milehub.fulfilment.out.Outgoing;
import io.milehub.fulfilment.out.OutgoingMessages;
import io.milehub.fulfilment.out.Partner;
import java.util.List;
import java.util.Optional;

/** What the hub: component needs of what leaves, for the tenant that is bound; see {@link OutgoingMessages}. */
public interface Outbound {
    Optional<Outgoing> next(Partner partner, List<Long> except);

    void sent(Outgoing message);

    void unknown(Outgoing message, String why);

    /** The messages of this hub. */
    static Outbound of(OutgoingMessages messages) {
        return new Outbound() {
            @Override
            public Optional<Outgoing> next(Partner partner, List<Long> except) {
                return messages.next(partner, except);
            }

            @Override
            public void sent(Outgoing message) {
                messages.sent(message);
            }

            @Override
            public void unknown(Outgoing message, String why) {
                messages.unknown(message, why);
            }
        };
    }
}
