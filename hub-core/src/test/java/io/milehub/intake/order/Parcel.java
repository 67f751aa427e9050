package io.milehub.intake.order;

import io.milehub.intake.FeedKey;

/** One delivery of a trace, as it travels: a snapshot is pulled, a delta pushed under its sender's id. */
record Parcel(FeedKey feed, String id, String body, Kind kind, boolean snapshot) {
    enum Kind {
        ITEM,
        STOCK,
        PRICE
    }

    @Override
    public String toString() {
        return id + " of " + feed + ": " + body;
    }
}
