package io.milehub.mapping.function.date;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;

/** The text of an instant that was read, with the instant itself, so that a field need not read it once more. */
public final class InstantText extends TextNode {
    private static final long serialVersionUID = 1L;

    private final Instant instant;

    InstantText(Instant instant) {
        super(instant.toString());
        this.instant = instant;
    }

    public Instant instant() {
        return instant;
    }
}
