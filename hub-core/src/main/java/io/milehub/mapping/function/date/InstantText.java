package io.milehub.mapping.function.date;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The text of an instant that was read, with the instant itself, so that a field need not read it once more. */
public final class InstantText extends TextNode {
    private static final long serialVersionUID = 1L;

    private final Instant instant;

    InstantText(Instant instant) {
        super(written(instant));
        this.instant = instant;
    }

    /** As {@link Instant#toString}, which goes through a formatter. */
    private static String written(Instant instant) {
        long second = instant.getEpochSecond();
        if (instant.getNano() != 0) {
            return instant.toString();
        }
        String local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).toString();
        return Math.floorMod(second, 60) == 0 ? local + ":00Z" : local + "Z";
    }

    public Instant instant() {
        return instant;
    }
}
