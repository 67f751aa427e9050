package io.milehub.intake;

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

    /**
     * Stores a webhook under its sender's id, once.
     *
     * @param externalId the sender's id of the message, 1 to 255 characters
     */
    public Receipt accept(FeedKey feed, String externalId, @Nullable String contentType, byte[] body) {
        throw new UnsupportedOperationException("not built yet: " + feed + externalId + contentType + body.length);
    }

    /**
     * The oldest webhooks that no run has applied: the next micro-batch. After failures it is smaller, down to one, and
     * it is empty until the wait after the last failure is over.
     */
    public List<DeliveryId> waiting(FeedKey feed, int limit) {
        throw new UnsupportedOperationException("not built yet: " + feed + limit);
    }

    /** The bytes as they came, verified against their hash while they are read. */
    public InputStream body(DeliveryId delivery) {
        throw new UnsupportedOperationException("not built yet: " + delivery);
    }
}
