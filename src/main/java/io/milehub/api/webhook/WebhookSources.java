package io.milehub.api.webhook;

import java.util.Optional;

/** Who may send webhooks. */
@FunctionalInterface
public interface WebhookSources {

    /** The source of the tenant of that name; empty when either is unknown or sends no webhooks. */
    Optional<WebhookSource> find(String tenant, String source);
}
