package io.milehub.app.wiring;

import io.milehub.app.KeptSecrets;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.provisioning.ClientSecrets;
import io.milehub.app.provisioning.ProvisioningRefused;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the secrets of clients come from: configuration, else the data folder. */
@Configuration(proxyBeanMethods = false)
class ClientWiring {

    /** What the command line reads to act as a client that has no configured secret. */
    @Bean
    ClientSecrets clientSecrets(MilehubProperties properties) {
        KeptSecrets kept = KeptSecrets.in(properties.dataFolder());
        return (tenant, handle, clientId, configured) -> {
            if (configured != null) {
                return configured;
            }
            if (properties.database().external()) {
                throw new ProvisioningRefused("the client '" + clientId + "' of tenant '" + tenant
                        + "' has no client-secret; set one, because the nodes on an external database could not"
                        + " agree on a generated one");
            }
            kept.keep("client " + tenant + "/" + handle, clientId);
            return kept.findOrMake("secret " + clientId);
        };
    }
}
