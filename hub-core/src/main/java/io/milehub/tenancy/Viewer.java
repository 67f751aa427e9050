package io.milehub.tenancy;

import java.lang.ScopedValue.CallableOp;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks: what a list, a search or an order may show depends on it.
 *
 * @param memberId null for a caller that is not a member: a guest, an operator, a partner
 * @param tier the member's tier now; null when there is none
 * @param scopes what the caller's token allows
 */
public record Viewer(
        TenantId tenant, @Nullable Long memberId, @Nullable String tier, Set<String> scopes) {

    private static final ScopedValue<Viewer> CURRENT = ScopedValue.newInstance();

    public Viewer {
        scopes = Set.copyOf(scopes);
    }

    /**
     * The viewer of the enclosing {@link #as}.
     *
     * @throws TenantUnset outside any
     */
    public static Viewer current() {
        return CURRENT.orElseThrow(() -> new TenantUnset("no viewer is set for this work; wrap it in viewer.as(...)"));
    }

    /** Does the work for this viewer and its tenant. */
    public void as(Runnable work) {
        ScopedValue.where(CURRENT, this).run(() -> Tenancy.in(tenant, work));
    }

    /** Does the work for this viewer and its tenant and hands back its result, or its exception as it is. */
    public <T, X extends Throwable> T as(CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CURRENT, this).call(() -> Tenancy.<T, X>in(tenant, work));
    }

    /** Whether the caller's token allows it. */
    public boolean may(String scope) {
        return scopes.contains(scope);
    }
}
