package io.milehub.tenancy;

/**
 * A tenant is a shop; every key in the database starts with its id.
 *
 * @param value greater than zero
 */
public record TenantId(int value) {

    public TenantId {
        if (value <= 0) {
            throw new IllegalArgumentException("a tenant id is greater than zero, not " + value);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(value);
    }
}
