package io.milehub.api;

/**
 * The limits of the API.
 *
 * @param bodyBytesMax largest body of an unsafe call, webhooks aside
 */
public record ApiLimits(int bodyBytesMax) {
    public ApiLimits {
        if (bodyBytesMax < 1) {
            throw new IllegalArgumentException("milehub.api.body-max must be at least 1 byte");
        }
    }

    /** 64 KiB. */
    public static ApiLimits defaults() {
        return new ApiLimits(64 * 1024);
    }
}
