package io.milehub.intake.run;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Receipt;
import io.milehub.intake.RunRefused;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.delivery.StoredBody;
import io.milehub.intake.meters.IntakeMeters;
import io.milehub.mapping.FeedMode;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Webhooks from the door to their micro-batch. */
@Component
public class WebhookStore {
    private final TransactionTemplate transaction;
    private final OpenRuns open;
    private final FeedTable feeds;
    private final Deliveries deliveries;
    private final Poison poison;
    private final IntakeMeters meters;
    private final ObjectProvider<WebhookDeliveries.Listener> listeners;

    public WebhookStore(
            PlatformTransactionManager transactions,
            OpenRuns open,
            FeedTable feeds,
            Deliveries deliveries,
            Poison poison,
            IntakeMeters meters,
            ObjectProvider<WebhookDeliveries.Listener> listeners) {
        this.transaction = new TransactionTemplate(transactions);
        this.open = open;
        this.feeds = feeds;
        this.deliveries = deliveries;
        this.poison = poison;
        this.meters = meters;
        this.listeners = listeners;
    }

    public Receipt accept(FeedKey feed, String externalId, @Nullable String contentType, byte[] body) {
        if (externalId.isEmpty() || externalId.length() > 255) {
            throw new IllegalArgumentException("a message id has 1 to 255 characters, not " + externalId.length());
        }
        open.mapping(feed);
        try {
            Receipt receipt = Objects.requireNonNull(
                    transaction.execute(status -> accept(status, feed, externalId, contentType, body)));
            meters.delivery(feed, Delivery.Transport.WEBHOOK, outcome(receipt));
            return receipt;
        } catch (RunRefused refused) {
            meters.delivery(feed, Delivery.Transport.WEBHOOK, refused.slug());
            throw refused;
        }
    }

    private Receipt accept(
            TransactionStatus status, FeedKey feed, String externalId, @Nullable String contentType, byte[] body) {
        feeds.supplier(feed);
        StoredBody stored = store(feed, body);
        Optional<DeliveryId> accepted =
                deliveries.receipt(feed, Delivery.Transport.WEBHOOK, externalId, contentType, stored);
        if (accepted.isPresent()) {
            wakeAfterCommit(feed);
            return new Receipt.Accepted(accepted.get());
        }
        Delivery earlier = deliveries.findExternal(feed, externalId).orElseThrow();
        if (sameBytes(earlier, stored)) {
            return new Receipt.Repeated(earlier.id());
        }
        status.setRollbackOnly();
        return new Receipt.Conflicting(earlier.id());
    }

    /** Longer bodies that came before chunks were hashed alone have another hash, and the same chunks. */
    private static boolean sameBytes(Delivery earlier, StoredBody stored) {
        return Arrays.equals(earlier.contentHash(), stored.contentHash())
                || Arrays.deepEquals(earlier.chunks().toArray(), stored.chunks().toArray());
    }

    private StoredBody store(FeedKey feed, byte[] body) {
        try {
            return deliveries.store(feed, Delivery.Transport.WEBHOOK, new ByteArrayInputStream(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void wakeAfterCommit(FeedKey feed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.arrived(feed));
            }
        });
    }

    private static String outcome(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted -> "stored";
            case Receipt.Repeated repeated -> "repeated";
            case Receipt.Conflicting conflicting -> "conflicting";
        };
    }

    public List<DeliveryId> waiting(FeedKey feed, int limit) {
        return waiting(feed, false, limit);
    }

    public List<DeliveryId> due(FeedKey feed, int limit) {
        return waiting(feed, open.mapping(feed).mode() == FeedMode.DELTA, limit);
    }

    private List<DeliveryId> waiting(FeedKey feed, boolean behindHeld, int limit) {
        return Objects.requireNonNull(transaction.execute(status -> {
            int batch = poison.batch(feed, limit);
            return batch == 0 ? List.<DeliveryId>of() : deliveries.waiting(feed, behindHeld, batch);
        }));
    }

    /** The bytes of a delivery; each chunk is read in a transaction of its own, so that none waits for the reader. */
    public InputStream body(DeliveryId id) throws IOException {
        Delivery delivery = Objects.requireNonNull(transaction.execute(status -> deliveries.find(id)))
                .orElseThrow(() -> new FileNotFoundException("this tenant has no delivery " + id));
        return deliveries.open(delivery, transaction);
    }
}
