package io.milehub.tenancy;

/** Work that belongs to a tenant was begun without one: a mistake in our code, never the caller's. */
public final class TenantUnset extends IllegalStateException {

    /** What logs, problems and documentation call this error. */
    public static final String SLUG = "tenant-unset";

    private static final long serialVersionUID = 1L;

    TenantUnset(String what) {
        super(SLUG + ": " + what);
    }
}
