package io.milehub.api.webhook;

import io.milehub.intake.FeedKey;
import io.milehub.intake.Receipt;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.tenancy.Tenancy;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Believes a message, or not, and keeps it before it is acknowledged. */
@Component
class WebhookReceiver {

    /** The longest id that a delivery keeps. */
    private static final int ID_CHARACTERS_MAX = 255;

    private static final Set<String> FORMS = Set.of("multipart", "application/x-www-form-urlencoded");

    /** One answer for every reason, so that nobody learns from it which tenants and sources exist. */
    private static final WebhookAnswer NOT_BELIEVED = new WebhookAnswer.Refused(
            HttpStatus.UNAUTHORIZED,
            "signature-refused",
            "No source here signed this message with this id, timestamp and body within the tolerance; check tenant,"
                    + " source, secret and clock (Standard Webhooks, v1, or the header that the source's configuration"
                    + " names).");

    private final WebhookSources sources;
    private final WebhookDeliveries deliveries;
    private final SignatureCheck signatures;

    private static final WebhookScheme DECOY_SCHEME = new WebhookScheme.Standard();

    /** Stands in for the secrets of an unknown source, so that refusing it takes the same work. */
    private final List<WebhookSecret> decoy = List.of(WebhookSecret.parse(WebhookSecret.generate()));

    WebhookReceiver(WebhookSources sources, WebhookDeliveries deliveries, WebhookLimits limits, Clock clock) {
        this.sources = sources;
        this.deliveries = deliveries;
        this.signatures = new SignatureCheck(clock, limits.timestampTolerance());
    }

    WebhookAnswer receive(String tenant, String source, String feed, WebhookMessage message) {
        WebhookSource known = sources.find(tenant, source).orElse(null);
        boolean believed = signatures.passes(
                known == null ? DECOY_SCHEME : known.scheme(), known == null ? decoy : known.secrets(), message);
        if (known == null || !believed) {
            return NOT_BELIEVED;
        }
        WebhookAnswer.Refused refusal = unfit(known, feed, message);
        return refusal != null ? refusal : keep(known, feed, message);
    }

    private static WebhookAnswer.@Nullable Refused unfit(WebhookSource source, String feed, WebhookMessage message) {
        if (!source.feeds().contains(feed)) {
            return new WebhookAnswer.Refused(
                    HttpStatus.NOT_FOUND,
                    "feed-unknown",
                    "The source '" + source.source() + "' sends no feed of that name by webhook; it sends "
                            + source.feeds().stream().sorted().toList() + ".");
        }
        String id = id(source, message);
        // A dot in the id would let the borders of id, timestamp and body be moved under one signature.
        if (id.length() > ID_CHARACTERS_MAX || !id.matches("[!-~&&[^.]]+")) {
            return new WebhookAnswer.Refused(
                    HttpStatus.BAD_REQUEST,
                    "webhook-id-unfit",
                    "The id in " + source.scheme().idHeader() + " has 1 to " + ID_CHARACTERS_MAX
                            + " visible ASCII characters and no dot.");
        }
        if (isForm(message.contentType())) {
            return new WebhookAnswer.Refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content-type-unfit",
                    "A webhook carries one document (application/json, application/xml, text/csv …), not a form.");
        }
        return null;
    }

    private static boolean isForm(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        try {
            var type = MediaType.parseMediaType(contentType);
            return FORMS.contains(type.getType()) || FORMS.contains(type.getType() + "/" + type.getSubtype());
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }

    private static String id(WebhookSource source, WebhookMessage message) {
        return Objects.requireNonNull(message.header(source.scheme().idHeader()), "a believed message has an id");
    }

    private WebhookAnswer keep(WebhookSource source, String feed, WebhookMessage message) {
        String id = id(source, message);
        Receipt receipt = Tenancy.in(
                source.tenant(),
                () -> deliveries.accept(new FeedKey(source.source(), feed), id, message.contentType(), message.body()));
        return switch (receipt) {
            case Receipt.Accepted(var delivery) -> new WebhookAnswer.Taken(delivery.value(), false);
            case Receipt.Repeated(var delivery) -> new WebhookAnswer.Taken(delivery.value(), true);
            case Receipt.Conflicting(var delivery) ->
                new WebhookAnswer.Refused(
                        HttpStatus.CONFLICT,
                        "webhook-id-reused",
                        "The id came before with another body (delivery " + delivery.value()
                                + "); a new message needs a new id.");
        };
    }
}
