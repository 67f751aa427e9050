package io.milehub.api.webhook;

import io.milehub.tenancy.TenantId;
import java.util.List;
import java.util.Set;

/**
 * A source that may send webhooks to a tenant.
 *
 * @param scheme how it signs
 * @param secrets any of them signs; two while one replaces the other
 * @param feeds what it may send
 */
public record WebhookSource(
        TenantId tenant, String source, WebhookScheme scheme, List<WebhookSecret> secrets, Set<String> feeds) {}
