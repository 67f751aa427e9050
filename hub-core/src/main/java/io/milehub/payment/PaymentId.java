package io.milehub.payment;

/** Names a payment attempt within its tenant. */
public record PaymentId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
