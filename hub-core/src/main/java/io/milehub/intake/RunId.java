package io.milehub.intake;

/** Numbers the runs of a tenant, ascending in the order in which they were opened. */
public record RunId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
