package io.milehub.membership;

import io.milehub.tenancy.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2 client: a member's own, or an operator's.
 *
 * @param secretHash as the caller's encoder made it; opaque here
 * @param memberId the member that the client acts for; null for an operator
 */
public record Client(
        TenantId tenant,
        String clientId,
        String secretHash,
        @Nullable Long memberId,
        Set<String> scopes) {
    public Client {
        scopes = Set.copyOf(scopes);
    }

    /** For logs: without the secret's hash. */
    @Override
    public String toString() {
        return "Client " + clientId + " of tenant " + tenant;
    }
}
