package io.milehub.app.provisioning;

/** Configuration and database contradict each other. The message is one sentence with the remedy. */
public final class ProvisioningRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProvisioningRefused(String message) {
        super(message);
    }
}
