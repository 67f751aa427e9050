package io.milehub.app.client;

import io.milehub.api.webhook.WebhookSecret;
import io.milehub.app.command.CommandRefused;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub webhook}: acts as a supplier. */
@Command(name = "webhook", description = "Signs a webhook as a supplier would, sends it, and prints status and answer.")
public final class WebhookCommand implements Callable<Integer> {

    @Mixin
    private HubAccess hub = new HubAccess();

    @Option(names = "--source", paramLabel = "SOURCE", required = true, description = "who sends, e.g. galleria-lume")
    private String source = "";

    @Option(names = "--feed", paramLabel = "FEED", required = true, description = "what is sent, e.g. stock")
    private String feed = "";

    @ArgGroup(multiplicity = "1")
    private Body body = new Body();

    @ArgGroup(exclusive = false)
    private @Nullable BodyHmac bodyHmac;

    @Option(names = "--id", paramLabel = "ID", description = "the message's id (default: a new one)")
    private @Nullable String id;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            defaultValue = "${env:MILEHUB_WEBHOOK_SECRET}",
            description = "whsec_…, or the key as text beside --hmac-header"
                    + " (default: the one kept in the data folder; MILEHUB_WEBHOOK_SECRET)")
    private @Nullable String secret;

    private final Clock clock = Clock.systemUTC();

    /** Where the body comes from. */
    static final class Body {
        @Option(names = "--data", paramLabel = "JSON", description = "the body")
        @Nullable
        String text;

        @Option(names = "--file", paramLabel = "FILE", description = "a file with the body")
        @Nullable
        Path file;
    }

    /** For a source that signs its bodies alone, as webhook-hmac in the configuration says. */
    static final class BodyHmac {
        @Option(
                names = "--hmac-header",
                paramLabel = "NAME",
                required = true,
                description = "sign the body alone, into this header, e.g. X-Shopify-Hmac-Sha256; needs --secret")
        String signatureHeader = "";

        @Option(
                names = "--id-header",
                paramLabel = "NAME",
                required = true,
                description = "the header with the id, e.g. X-Shopify-Webhook-Id")
        String idHeader = "";
    }

    @Override
    public Integer call() throws IOException {
        if (hub.tenant == null) {
            throw new CommandRefused("a webhook goes to a tenant; name it with --tenant");
        }
        byte[] bytes = bytes();
        String messageId = id == null ? "msg_" + UUID.randomUUID() : id;
        String path = "/webhooks/" + hub.tenant + "/" + source + "/" + feed;
        HttpRequest.Builder request = HttpRequest.newBuilder(GetCommand.target(hub.base(), path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
        var response = HubHttp.send(signed(request, messageId, bytes).build());
        HubHttp.print(response);
        return HubHttp.status(response);
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request, String messageId, byte[] bytes) {
        if (bodyHmac != null) {
            if (secret == null || secret.isEmpty()) {
                throw new CommandRefused(
                        "the data folder keeps no secret that signs a body alone; give it by --secret");
            }
            return request.header(bodyHmac.idHeader, messageId)
                    .header(
                            bodyHmac.signatureHeader,
                            WebhookSecret.ofText(secret).signBody(bytes));
        }
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return request.header("webhook-id", messageId)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", secret().sign(messageId, timestamp, bytes));
    }

    private byte[] bytes() throws IOException {
        if (body.file != null) {
            if (!Files.isReadable(body.file)) {
                throw new CommandRefused("there is no readable file " + body.file.toAbsolutePath());
            }
            return Files.readAllBytes(body.file);
        }
        return String.valueOf(body.text).getBytes(StandardCharsets.UTF_8);
    }

    private WebhookSecret secret() {
        String text = secret == null || secret.isEmpty()
                ? hub.secrets()
                        .find("webhook " + hub.tenant + "/" + source)
                        .orElseThrow(() -> new CommandRefused("the data folder keeps no webhook secret of '" + source
                                + "' for tenant '" + hub.tenant + "'; give it by --secret"))
                : secret;
        try {
            return WebhookSecret.parse(text);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused("that is no webhook secret (" + e.getMessage() + ")");
        }
    }
}
