package io.milehub.connectors.component;

import io.milehub.connectors.runs.FeedMeters.End;
import io.milehub.connectors.runs.RunKeeper;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Takes webhooks that wait at the door into micro-batches, woken as they arrive and looking for others by itself. */
final class WebhookConsumer extends FeedConsumer {
    /** Who sends one change often sends the next soon after: to hold on to the job saves handing it back and forth. */
    private static final Duration LINGER_MAX = Duration.ofMillis(200);

    WebhookConsumer(HubEndpoint endpoint, Processor processor, HubOptions options, HubServices services) {
        super(endpoint, processor, options, services);
    }

    @Override
    public Kind kind() {
        return Kind.WEBHOOK;
    }

    @Override
    public Duration every() {
        return services.limits().webhooks().pollEvery();
    }

    @Override
    public void turn() throws FeedFailed, InterruptedException {
        RunKeeper keeper = new RunKeeper(services.intake(), feed(), jobId());
        keeper.recover();
        var limits = services.limits().webhooks();
        boolean lingered = true;
        int batches = 0;
        // Only batches count: a turn that ended between being asked and looking would lose what was asked.
        while (batches < limits.batchesPerTurnMax()) {
            if (services.stop().isRaised()) {
                throw new InterruptedException("the hub stops");
            }
            List<DeliveryId> waiting = services.intake().waiting(feed(), limits.deliveriesPerBatchMax());
            if (!waiting.isEmpty()) {
                batches++;
                lingered = false;
                if (metered(waiting, keeper) == End.HELD) {
                    return;
                }
            } else if (lingered) {
                return;
            } else {
                lingered = !services.jobs().asked(this, LINGER_MAX);
            }
        }
    }

    private End metered(List<DeliveryId> waiting, RunKeeper keeper) throws FeedFailed {
        long start = System.nanoTime();
        End end = End.FAILED;
        try {
            end = batch(waiting, keeper);
            return end;
        } finally {
            services.meters().turn("webhook", subscription(), feed(), end, System.nanoTime() - start);
        }
    }

    private End batch(List<DeliveryId> waiting, RunKeeper keeper) throws FeedFailed {
        List<DeliveryId> carried = new ArrayList<>();
        try {
            for (DeliveryId delivery : waiting) {
                send(new WebhookCarriage(carried, delivery), exchange -> prepare(exchange, delivery));
            }
        } catch (Exception e) {
            String reason = subscription().redact("a webhook could not be carried: " + e.getMessage());
            brokenOff(carried, keeper, reason, e);
            throw new FeedFailed(reason, null, e);
        }
        if (carried.isEmpty()) {
            throw new FeedFailed("the route brought none of " + waiting.size() + " webhooks to hub:intake", null, null);
        }
        try {
            return keeper.judged(services.intake().applyWebhooks(feed(), carried));
        } catch (RunRefused.Held waits) {
            return End.HELD;
        }
    }

    /** A run that failed is written down, so that the next batch is smaller. */
    private void brokenOff(List<DeliveryId> carried, RunKeeper keeper, String reason, Exception cause) {
        Run run = services.intake().open(feed());
        carried.forEach(delivery -> services.intake().attach(run, delivery));
        keeper.brokenOff(run, reason, cause);
    }

    private void prepare(Exchange exchange, DeliveryId delivery) {
        exchange.setProperty("delivery", delivery.value());
    }

    /** A webhook on its way into a run: its bytes are in the intake already, so that only its number travels. */
    private record WebhookCarriage(List<DeliveryId> carried, DeliveryId delivery) implements Carriage {
        @Override
        public void deliver(Exchange exchange) {
            carried.add(delivery);
        }
    }
}
