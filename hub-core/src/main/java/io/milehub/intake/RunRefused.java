package io.milehub.intake;

import io.milehub.mapping.DecodeRefused;
import java.time.Instant;

/** Why a step of a run could not be taken. The message says what, where, and what to do. */
public abstract sealed class RunRefused extends RuntimeException {
    private final String slug;

    private RunRefused(String slug, String message) {
        super(message);
        this.slug = slug;
    }

    /** Shared by logs, problems and the documentation. */
    public final String slug() {
        return slug;
    }

    /** The feed has an open run. Its caller finishes it, or whoever holds the feed takes it over as unfinished. */
    public static final class InProgress extends RunRefused {
        public InProgress(FeedKey feed, Throwable cause) {
            super("run-in-progress", feed + " has an open run: wait for it, or take it over with unfinished(feed)");
            initCause(cause);
        }
    }

    /** A later attempt has taken the run over, or it was finished: this caller must let go of it. */
    public static final class Stale extends RunRefused {
        public Stale(Run run) {
            super(
                    "stale-run",
                    "run " + run.id() + " of " + run.feed() + " is no longer this caller's (attempt " + run.attempt()
                            + "): let go of it, a later attempt finishes it");
        }
    }

    /** A run of this delta feed is held: until an operator has decided, nothing further of it is merged. */
    public static final class Held extends RunRefused {
        public Held(FeedKey feed) {
            super(
                    "feed-held",
                    "a run of " + feed + " is held by its limits: ./hub runs shows it, release or refuse it first");
        }
    }

    /** Only a held run can be decided on. */
    public static final class NotHeld extends RunRefused {
        public NotHeld(RunId run, Run.State state) {
            super("run-not-held", "run " + run + " is not held but " + state + ": there is nothing to decide");
        }
    }

    /** No mapping, or no source of this tenant, is known by this name. */
    public static final class UnknownFeed extends RunRefused {
        public UnknownFeed(FeedKey feed, String missing) {
            super("unknown-feed", feed + ": " + missing);
        }
    }

    /** A body is larger than its transport's limit. Nothing of it is stored. */
    public static final class BodyTooLarge extends RunRefused {
        public BodyTooLarge(FeedKey feed, long bytesMax) {
            super(
                    "body-too-large",
                    "a body of " + feed + " is larger than " + bytesMax
                            + " bytes: ask the source for smaller pages or raise the limit (milehub.intake)");
        }
    }

    /** The run has as many bodies as a run may have. */
    public static final class TooManyDeliveries extends RunRefused {
        public TooManyDeliveries(FeedKey feed, int max) {
            super(
                    "too-many-deliveries",
                    "a run of " + feed + " has more than " + max
                            + " bodies: check that the cursor advances, or raise deliveries-per-run-max");
        }
    }

    /** A body cannot be read to its end, so that its run failed; the body is kept. */
    public static final class Undecodable extends RunRefused {
        public Undecodable(FeedKey feed, DeliveryId delivery, DecodeRefused problem) {
            super("undecodable-body", "delivery " + delivery + " of " + feed + ": " + problem.getMessage());
            initCause(problem);
        }
    }

    /** A snapshot that did not arrive whole, or is empty, would remove what is merely missing from it. */
    public static final class Incomplete extends RunRefused {
        public Incomplete(FeedKey feed, String problem) {
            super("incomplete-snapshot", "the snapshot of " + feed + " " + problem);
        }
    }

    /** A snapshot that names a moment to come as its own would win over every fact until then. */
    public static final class AheadOfTime extends RunRefused {
        public AheadOfTime(FeedKey feed, Instant asOf, Instant receivedAt) {
            super(
                    "as-of-in-future",
                    "the snapshot of " + feed + " says that it is as of " + asOf + ", but was received at " + receivedAt
                            + ": ask the source to correct its clock or time zone, or correct page.as_of");
        }
    }

    /** More records were refused than a run may quarantine: the feed or its mapping has changed. */
    public static final class TooManyRefused extends RunRefused {
        public TooManyRefused(FeedKey feed, int max) {
            super(
                    "too-many-refused",
                    "more than " + max + " records of " + feed
                            + " were refused: compare its mapping with what the source sends now");
        }
    }
}
