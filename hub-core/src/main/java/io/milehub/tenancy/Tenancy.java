package io.milehub.tenancy;

import java.lang.ScopedValue.CallableOp;

/** The tenant that the running code works for. It ends with the block, and child threads of a scope inherit it. */
public final class Tenancy {

    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private Tenancy() {}

    /**
     * The tenant of the enclosing {@link #in}.
     *
     * @throws TenantUnset outside any
     */
    public static TenantId current() {
        return CURRENT.orElseThrow(
                () -> new TenantUnset("no tenant is set for this work; wrap it in Tenancy.in(tenant, ...)"));
    }

    /** Whether the running code works for a tenant. */
    public static boolean isSet() {
        return CURRENT.isBound();
    }

    /** Does the work for the tenant. */
    public static void in(TenantId tenant, Runnable work) {
        ScopedValue.where(CURRENT, tenant).run(work);
    }

    /** Does the work for the tenant and hands back its result, or its exception as it is. */
    public static <T, X extends Throwable> T in(TenantId tenant, CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, tenant).call(work);
    }
}
