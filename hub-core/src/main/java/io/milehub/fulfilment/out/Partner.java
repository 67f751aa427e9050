package io.milehub.fulfilment.out;

import io.milehub.intake.FeedKey;
import io.milehub.mapping.write.Interchange;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * To whom a route takes what leaves, and under which names both are known to each other.
 *
 * @param feed of the route: its template is {@code mappings/<source>/<feed>.write.yaml}
 * @param sender our name at the partner
 * @param recipient the partner's own
 * @param test whether the partner is to read messages and do nothing
 */
public record Partner(FeedKey feed, Kind kind, Name sender, Name recipient, boolean test) {
    /** What a route takes. */
    public enum Kind {
        ORDER,
        ACKNOWLEDGEMENT
    }

    /**
     * A name in an envelope.
     *
     * @param code its qualifier, {@code ZZ} or {@code 14}; blank for none
     */
    public record Name(String id, String code) {
        private static final int CHARS_MAX = 35;

        /**
         * As configuration writes it, {@code MILEHUB} or {@code ZZ:MILEHUB}.
         *
         * @throws IllegalArgumentException if it is none
         */
        public static Name parse(String written) {
            int colon = written.indexOf(':');
            String id = written.substring(colon + 1).strip();
            String code = colon < 0 ? "" : written.substring(0, colon).strip();
            if (id.isEmpty() || id.length() > CHARS_MAX || code.length() > 4) {
                throw new IllegalArgumentException("'" + written + "' names no party of an interchange: write its id,"
                        + " or qualifier and id as in ZZ:MILEHUB");
            }
            return new Name(id, code);
        }
    }

    Interchange envelope(int control, Clock clock) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Interchange(sender.id(), sender.code(), recipient.id(), recipient.code(), control, now, test);
    }
}
