package io.milehub.api.security;

/** The key that signs tokens cannot be used. The message is one sentence with the remedy. */
public final class TokenKeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TokenKeyRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
