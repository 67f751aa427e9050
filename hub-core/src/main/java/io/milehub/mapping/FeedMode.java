package io.milehub.mapping;

/** What the absence of a record means. */
public enum FeedMode {
    /** The pages together are everything the supplier has: a piece that is absent is gone. */
    SNAPSHOT,
    /** Only what changed: a piece that is absent is as it was. */
    DELTA
}
