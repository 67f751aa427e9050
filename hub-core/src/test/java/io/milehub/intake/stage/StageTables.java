package io.milehub.intake.stage;

import io.milehub.canonical.RecordKind;

/** The empty tables of a stage, for tests that fill one by hand in the transaction of a merge. */
public final class StageTables {
    private StageTables() {}

    public static void ready(RecordKind kind) {
        StageTable.of(kind).ready();
    }

    public static void unseenReady() {
        Recognition.UNSEEN.ready();
    }
}
