package io.milehub.connectors.component;

import io.milehub.connectors.runs.FeedMeters.End;
import io.milehub.connectors.runs.Intake;
import io.milehub.connectors.runs.RunKeeper;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Takes webhooks that wait at the door into micro-batches, woken as they arrive and looking for others by itself. */
final class WebhookConsumer extends FeedConsumer {
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
        for (int batch = 0; batch < limits.batchesPerTurnMax(); batch++) {
            if (services.stop().isRaised()) {
                throw new InterruptedException("the hub stops");
            }
            List<DeliveryId> waiting = services.intake().waiting(feed(), limits.deliveriesPerBatchMax());
            if (waiting.isEmpty()) {
                return;
            }
            long start = System.nanoTime();
            End end = End.FAILED;
            try {
                end = batch(waiting, keeper);
            } finally {
                services.meters().turn("webhook", subscription(), feed(), end, System.nanoTime() - start);
            }
            if (end == End.HELD) {
                return;
            }
        }
    }

    private End batch(List<DeliveryId> waiting, RunKeeper keeper) throws FeedFailed {
        Run run;
        try {
            run = services.intake().open(feed());
        } catch (RunRefused.Held waits) {
            return End.HELD;
        }
        try {
            for (DeliveryId delivery : waiting) {
                send(new WebhookCarriage(services.intake(), run, delivery), exchange -> prepare(exchange, delivery));
            }
        } catch (Exception e) {
            String reason = subscription().redact("a webhook could not be carried: " + e.getMessage());
            keeper.brokenOff(run, reason, e);
            throw new FeedFailed(reason, null, e);
        }
        return keeper.judged(services.intake().apply(run, null, null));
    }

    private void prepare(Exchange exchange, DeliveryId delivery) {
        exchange.setProperty("delivery", delivery.value());
    }

    /** A webhook on its way into a run: its bytes are in the intake already, so that only its number travels. */
    private record WebhookCarriage(Intake intake, Run run, DeliveryId delivery) implements Carriage {
        @Override
        public void deliver(Exchange exchange) {
            intake.attach(run, delivery);
        }
    }
}
