package io.milehub.inventory;

/** Names a hold within its tenant. */
public record HoldId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
