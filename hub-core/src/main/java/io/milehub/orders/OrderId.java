package io.milehub.orders;

/** Names an order within its tenant. */
public record OrderId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
