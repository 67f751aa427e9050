package io.milehub.connectors;

import io.milehub.connectors.schedule.FeedJobs;
import io.milehub.intake.FeedKey;
import io.milehub.tenancy.TenantId;

/** Runs pulls outside their schedule. */
public final class Pulls {
    private final FeedJobs jobs;

    Pulls(FeedJobs jobs) {
        this.jobs = jobs;
    }

    /** What became of a request to pull now. */
    public enum Triggered {
        /** It runs as soon as a node is free, at the latest with the next look for due work. */
        DUE_NOW,
        /** It runs already. */
        RUNNING,
        /** No route of this tenant pulls this feed. */
        UNKNOWN,
        /** The table of jobs could not be written; nothing was promised. */
        UNREACHABLE
    }

    /** Lets the feed's job look at once for what there is to do, such as a run that was released. */
    public void takeUp(String source, String feed) {
        jobs.arrived(new FeedKey(source, feed));
    }

    /** Makes a pull due now; its schedule goes on from its end. */
    public Triggered trigger(TenantId tenant, String source, String feed) {
        return switch (jobs.trigger(tenant, new FeedKey(source, feed))) {
            case DUE_NOW -> Triggered.DUE_NOW;
            case RUNNING -> Triggered.RUNNING;
            case UNKNOWN -> Triggered.UNKNOWN;
            case UNREACHABLE -> Triggered.UNREACHABLE;
        };
    }
}
