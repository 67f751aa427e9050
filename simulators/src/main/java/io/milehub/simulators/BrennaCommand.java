package io.milehub.simulators;

import io.milehub.simulators.brenna.CasaBrenna;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the shop on a Shopify-shaped platform. */
@Command(
        name = "casa-brenna",
        description = "A shop with a Shopify-shaped REST API: pages linked by header, webhooks that sign a body.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BrennaCommand implements Callable<Integer> {

    @Mixin
    ProcessOptions process = new ProcessOptions();

    @Mixin
    SupplierOptions supplier = new SupplierOptions();

    @Option(names = "--access-token", required = true, description = "What X-Shopify-Access-Token must hold.")
    String token = "";

    @Option(names = "--bucket", defaultValue = "40", description = "Calls that the leaky bucket holds.")
    int drops;

    @Option(names = "--leak-per-second", defaultValue = "2", description = "Calls that leak from it.")
    double leakPerSecond;

    @ArgGroup(exclusive = false)
    @Nullable
    WebhookOptions webhook;

    /** Where webhooks go. */
    static final class WebhookOptions {

        @Option(names = "--webhook", required = true, description = "URL of inventory_levels/update.")
        URI address = URI.create("");

        @Option(names = "--client-secret", required = true, description = "What signs their bodies.")
        String secret = "";
    }

    @Override
    public Integer call() throws Exception {
        var settings = supplier.settings(process, process.port);
        var access = new CasaBrenna.Access(token, drops, leakPerSecond);
        var to = webhook == null ? null : new CasaBrenna.Webhook(webhook.address, webhook.secret);
        return process.serve(List.of(new CasaBrenna(settings, access, to)));
    }
}
