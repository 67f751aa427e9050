package io.milehub.app.wiring;

import io.milehub.app.StartRefused;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.util.Collection;
import java.util.List;

/**
 * Where a signature covers the body alone, who has seen an old message can send it again under a new id. Only a moment
 * or a version inside the body tells then that it is old.
 */
final class ReplayRules {
    private ReplayRules() {}

    /** @throws StartRefused at the first feed that could be set back so */
    static void require(List<TenantProperties> tenants, Collection<Mapping> mappings) {
        for (Mapping mapping : mappings) {
            if (mapping.mode() == FeedMode.DELTA && !mapping.tellsOrder()) {
                for (TenantProperties tenant : tenants) {
                    var source = tenant.sources().get(mapping.source());
                    if (source != null && source.webhookHmac() != null) {
                        throw refused(tenant, mapping);
                    }
                }
            }
        }
    }

    private static StartRefused refused(TenantProperties tenant, Mapping mapping) {
        return new StartRefused(
                "webhooks of the source '" + mapping.source() + "' of tenant '" + tenant.name()
                        + "' sign their body alone (webhook-hmac), and the mapping " + mapping.file()
                        + " maps neither as_of nor version, so that an old one could be sent again as new;"
                        + " map one of them from the body",
                null);
    }
}
