package io.milehub.tenancy;

/** Work for one tenant was begun inside a transaction of another: a mistake in our code, never the caller's. */
public final class TenantCrossed extends IllegalStateException {

    /** What logs, problems and documentation call this error. */
    public static final String SLUG = "tenant-crossed";

    private static final long serialVersionUID = 1L;

    TenantCrossed(String what) {
        super(SLUG + ": " + what);
    }
}
