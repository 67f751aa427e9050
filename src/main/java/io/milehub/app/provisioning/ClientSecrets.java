package io.milehub.app.provisioning;

import org.jspecify.annotations.Nullable;

/** Where a client's secret comes from when configuration names none. */
@FunctionalInterface
public interface ClientSecrets {

    /**
     * The secret of a client.
     *
     * @param handle what the command line calls the client
     * @param configured the configured secret, if any
     * @throws ProvisioningRefused when none is configured and none may be generated
     */
    String of(String tenant, String handle, String clientId, @Nullable String configured);
}
