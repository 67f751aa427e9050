package io.milehub.app;

import org.jspecify.annotations.Nullable;

/** The hub cannot start like this. The message says why and what to do; further lines list details. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
