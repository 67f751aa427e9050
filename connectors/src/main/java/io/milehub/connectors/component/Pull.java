package io.milehub.connectors.component;

import io.milehub.connectors.runs.FeedMeters.End;
import io.milehub.connectors.runs.Intake;
import io.milehub.connectors.runs.RunKeeper;
import io.milehub.connectors.schedule.FeedFailed;
import io.milehub.connectors.transport.Attempts;
import io.milehub.connectors.transport.FetchFailed;
import io.milehub.intake.Run;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.FeedMode;
import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/** One pull: a run, its pages one after another, and the run's application. */
final class Pull {
    private static final int NOT_MODIFIED = 304;

    private final PullConsumer consumer;
    private final Attempts attempts;
    private final Intake intake;
    private final RunKeeper keeper;
    private @Nullable String cursor;
    private @Nullable String etag;

    Pull(PullConsumer consumer, Attempts attempts) {
        this.consumer = consumer;
        this.attempts = attempts;
        this.intake = consumer.services.intake();
        this.keeper = new RunKeeper(consumer.services.intake(), consumer.feed(), consumer.jobId());
    }

    void turn() throws FeedFailed, InterruptedException {
        long start = System.nanoTime();
        End end = End.FAILED;
        try {
            keeper.recover();
            if (attempts.isOpen()) {
                throw new FeedFailed("the circuit breaker is open: the supplier is left alone for now", null, null);
            }
            end = run(intake.open(consumer.feed()));
        } catch (RunRefused.Held waits) {
            end = End.HELD;
        } catch (InterruptedException e) {
            end = End.STOPPED;
            throw e;
        } finally {
            long nanos = System.nanoTime() - start;
            consumer.services.meters().turn("pull", consumer.subscription(), consumer.feed(), end, nanos);
        }
    }

    private End run(Run run) throws FeedFailed, InterruptedException {
        try {
            if (!receive(run)) {
                intake.unchanged(run, "the source has nothing new: it answered 304, or keeps no file of changes now");
                return End.UNCHANGED;
            }
        } catch (InterruptedException e) {
            keeper.abandon(run);
            throw e;
        } catch (FetchFailed e) {
            String reason = e.getMessage() == null ? "unknown" : e.getMessage();
            keeper.brokenOff(run, reason, e);
            throw new FeedFailed(reason, e.notBefore(), e);
        } catch (RuntimeException e) {
            keeper.brokenOff(run, consumer.subscription().redact("unexpected: " + e), e);
            throw e;
        }
        // From here on the run is received: what breaks now leaves it to be applied again, never half-applied.
        return keeper.judged(intake.apply(run, cursor, etag));
    }

    /** All pages; false where the source says that the first has not changed, or has no changes to tell. */
    private boolean receive(Run run) throws FetchFailed, FeedFailed, InterruptedException {
        var state = intake.state(consumer.feed());
        cursor = run.mode() == FeedMode.DELTA ? state.cursor() : null;
        Set<String> seen = new HashSet<>();
        int pagesMax = consumer.services.limits().pages().pagesPerRunMax();
        for (int page = 1; page <= pagesMax; page++) {
            if (consumer.services.stop().isRaised()) {
                throw new InterruptedException("the hub stops");
            }
            // Of pages that are linked each has an ETag of its own, and says nothing of those behind it.
            String ifNoneMatch = page == 1 && !consumer.options.linked() ? state.etag() : null;
            String asked = cursor;
            int number = page;
            PageCarriage arrived = attempts.<@Nullable PageCarriage>run(() -> fetch(run, number, asked, ifNoneMatch));
            if (arrived == null) {
                return false;
            }
            if (page == 1 && !consumer.options.linked()) {
                etag = arrived.etag();
            }
            String next = arrived.next();
            if (next == null) {
                return true;
            }
            if (next.equals(asked) || !seen.add(next)) {
                throw broken(run, "page " + page + " names a cursor that was asked for before: " + next);
            }
            cursor = next;
        }
        throw broken(run, "there are more than " + pagesMax + " pages (pages-per-run-max)");
    }

    private FeedFailed broken(Run run, String reason) {
        keeper.fail(run, reason);
        return new FeedFailed(reason, null, null);
    }

    private @Nullable PageCarriage fetch(Run run, int page, @Nullable String asked, @Nullable String ifNoneMatch)
            throws Exception {
        PageCarriage carriage = new PageCarriage(consumer, run);
        try {
            consumer.send(carriage, exchange -> prepare(exchange, page, asked, ifNoneMatch));
        } catch (HttpOperationFailedException e) {
            if (ifNoneMatch != null && e.getStatusCode() == NOT_MODIFIED) {
                return null;
            }
            throw e;
        } catch (FileNotFoundException nothingThere) {
            if (run.mode() == FeedMode.DELTA && page == 1) {
                return null;
            }
            throw nothingThere;
        }
        carriage.assertArrived();
        return carriage;
    }

    private void prepare(Exchange exchange, int page, @Nullable String asked, @Nullable String ifNoneMatch) {
        exchange.setProperty("page", page);
        if (asked != null) {
            exchange.setProperty("cursor", asked);
        }
        if (ifNoneMatch != null) {
            exchange.getIn().setHeader("If-None-Match", ifNoneMatch);
        }
        String query = query(asked);
        if (!query.isEmpty()) {
            exchange.getIn().setHeader(Exchange.HTTP_QUERY, query);
        }
    }

    private String query(@Nullable String asked) {
        String fixed = consumer.options.query() == null ? "" : consumer.options.query();
        if (consumer.options.linked() && asked != null) {
            return asked;
        }
        String name = consumer.options.cursor();
        if (name == null || asked == null) {
            return fixed;
        }
        String further = name + "=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
        return fixed.isEmpty() ? further : fixed + "&" + further;
    }
}
