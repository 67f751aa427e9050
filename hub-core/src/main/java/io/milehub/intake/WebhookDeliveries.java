package io.milehub.intake;

import io.milehub.intake.run.WebhookStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What partners push. A webhook is stored and committed before it is acknowledged, and waits for a micro-batch. */
@Service
public class WebhookDeliveries {
    /** Told after the commit of a new webhook, on the thread that accepted it: it only wakes, and never throws. */
    public interface Listener {
        void arrived(FeedKey feed);
    }

    private final WebhookStore store;

    public WebhookDeliveries(WebhookStore store) {
        this.store = store;
    }

    /**
     * Stores a webhook under its sender's id, once. Throws {@link RunRefused.BodyTooLarge} or
     * {@link RunRefused.UnknownFeed}.
     *
     * @param externalId the sender's id of the message, 1 to 255 characters
     */
    public Receipt accept(FeedKey feed, String externalId, @Nullable String contentType, byte[] body) {
        return store.accept(feed, externalId, contentType, body);
    }

    /**
     * The oldest webhooks that no run has applied: the next micro-batch. After failures it is smaller, down to one, and
     * it is empty until the wait after the last failure is over.
     */
    public List<DeliveryId> waiting(FeedKey feed, int limit) {
        return store.waiting(feed, limit);
    }

    /** As {@link #waiting}, but none while a change of the feed is held: no other goes past it. */
    public List<DeliveryId> due(FeedKey feed, int limit) {
        return store.due(feed, limit);
    }

    /** The bytes of any delivery as they came, verified against their hashes while they are read. */
    public InputStream body(DeliveryId delivery) throws IOException {
        return store.body(delivery);
    }
}
