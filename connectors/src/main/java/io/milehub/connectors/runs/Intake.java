package io.milehub.connectors.runs;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.FeedState;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.Runs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the hub: component needs of the intake module, for the tenant that is bound; see {@link Runs} for each call. */
public interface Intake {
    Optional<Run> unfinished(FeedKey feed);

    FeedState state(FeedKey feed);

    Run open(FeedKey feed);

    Runs.Received receive(Run run, InputStream body, @Nullable String contentType) throws IOException;

    void attach(Run run, DeliveryId webhook);

    RunOutcome apply(Run run, @Nullable String cursorAfter, @Nullable String etagAfter);

    RunOutcome applyWebhooks(FeedKey feed, List<DeliveryId> webhooks);

    RunOutcome resume(Run run);

    void unchanged(Run run, String why);

    void fail(Run run, String error);

    void abandon(Run run);

    List<DeliveryId> waiting(FeedKey feed, int limit);
}
