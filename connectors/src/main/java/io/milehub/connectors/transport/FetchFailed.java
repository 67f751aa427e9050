package io.milehub.connectors.transport;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A page or file could not be fetched, after every try that was worth one. */
public final class FetchFailed extends Exception {
    private final transient @Nullable Duration notBefore;

    /** @param notBefore how long the supplier wants to be left alone, as far as it said so */
    FetchFailed(String reason, @Nullable Duration notBefore, @Nullable Throwable cause) {
        super(reason, cause);
        this.notBefore = notBefore;
    }

    public @Nullable Duration notBefore() {
        return notBefore;
    }
}
