package io.milehub.connectors.runs;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.FeedState;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.Runs;
import io.milehub.intake.WebhookDeliveries;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The intake of this hub. */
public final class HubIntake implements Intake {
    private final Runs runs;
    private final WebhookDeliveries webhooks;

    public HubIntake(Runs runs, WebhookDeliveries webhooks) {
        this.runs = runs;
        this.webhooks = webhooks;
    }

    @Override
    public Optional<Run> unfinished(FeedKey feed) {
        return runs.unfinished(feed);
    }

    @Override
    public FeedState state(FeedKey feed) {
        return runs.state(feed);
    }

    @Override
    public Run open(FeedKey feed) {
        return runs.open(feed);
    }

    @Override
    public Runs.Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException {
        return runs.receive(run, body, contentType);
    }

    @Override
    public void attach(Run run, DeliveryId webhook) {
        runs.attach(run, webhook);
    }

    @Override
    public RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter) {
        return runs.apply(run, cursorAfter, etagAfter);
    }

    @Override
    public RunOutcome applyWebhooks(FeedKey feed, List<DeliveryId> waiting) {
        return runs.applyWebhooks(feed, waiting);
    }

    @Override
    public RunOutcome resume(Run run) {
        return runs.resume(run);
    }

    @Override
    public void unchanged(Run run, String why) {
        runs.unchanged(run, why);
    }

    @Override
    public void fail(Run run, String error) {
        runs.fail(run, error);
    }

    @Override
    public void abandon(Run run) {
        runs.abandon(run);
    }

    @Override
    public List<DeliveryId> waiting(FeedKey feed, int limit) {
        return webhooks.due(feed, limit);
    }
}
