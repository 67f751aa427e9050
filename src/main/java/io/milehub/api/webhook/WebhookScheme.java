package io.milehub.api.webhook;

/** How a source signs its messages. */
public sealed interface WebhookScheme {

    /** The header with the message's id, by which its repetition is known. */
    String idHeader();

    /** Standard Webhooks, version 1: id, timestamp and body are signed. */
    record Standard() implements WebhookScheme {
        @Override
        public String idHeader() {
            return "webhook-id";
        }
    }

    /**
     * One header holds the base64 of the HMAC-SHA256 of the body, as Shopify and WooCommerce send it. Neither id nor
     * time is signed, so that who has seen a message can send it again under another id: what such a feed tells must
     * carry its own moment or version, by which the old is known to be old.
     *
     * @param signatureHeader such as {@code X-Shopify-Hmac-Sha256}
     * @param idHeader such as {@code X-Shopify-Webhook-Id}
     */
    record BodyHmac(String signatureHeader, String idHeader) implements WebhookScheme {}
}
