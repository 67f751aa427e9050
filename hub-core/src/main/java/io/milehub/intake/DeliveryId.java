package io.milehub.intake;

/** Numbers the deliveries of a tenant, ascending roughly in the order in which they arrived. */
public record DeliveryId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
