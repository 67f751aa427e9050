package io.milehub.checkout;

/** Names a checkout within its tenant. */
public record CheckoutId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
