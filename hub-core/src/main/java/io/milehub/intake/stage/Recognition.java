package io.milehub.intake.stage;

import io.milehub.canonical.RecordKind;
import io.milehub.database.ScratchTable;
import io.milehub.intake.MergeContext;
import io.milehub.intake.copy.CopyLane;
import io.milehub.intake.live.EarlyReading;
import io.milehub.intake.live.LiveRows;
import io.milehub.intake.live.LiveRowsReader;
import io.milehub.mapping.KnownRecords;
import java.sql.Connection;

/**
 * What a snapshot repeats unchanged: its records are passed over while they are decoded, and the rows that are left
 * over stand in {@code stage_unseen} for the merge, which asks for each whether its record has changed or is gone.
 */
final class Recognition {
    static final ScratchTable UNSEEN = ScratchTable.ofShortRows("stage_unseen", "id bigint, part text");
    private static final String COPY = "copy stage_unseen from stdin";

    private final LiveRows live;
    private final CopyLane unseen;

    private Recognition(LiveRows live, CopyLane unseen) {
        this.live = live;
        this.unseen = unseen;
    }

    /** Reads the live rows of the run's domain, before anything else uses the connection for a COPY. */
    static Recognition of(Connection connection, MergeContext context, RecordKind kind) {
        LiveRows live = LiveRowsReader.read(
                connection, kind, context.feed().source(), context.domain(), context.supplierId(), context.mappingId());
        return new Recognition(live, new CopyLane(connection, COPY));
    }

    /** By the rows that a reading went by, in which those are marked that it has seen. */
    static Recognition of(Connection connection, EarlyReading early) {
        return new Recognition(early.rows(), new CopyLane(connection, COPY));
    }

    /** How many rows stand for the run's domain. */
    int standing() {
        return live.size();
    }

    /** The records behind the live rows that were mapped as this run maps. */
    KnownRecords known() {
        return live.isEmpty() ? KnownRecords.NONE : live;
    }

    /** After the last record: tells the merge what has not come, and returns how many rows that are. */
    long tellUnseen() {
        UNSEEN.ready();
        live.unseen((id, part) -> {
            unseen.text().number(id).text(part);
            unseen.endRow();
        });
        unseen.suspend();
        return unseen.rows();
    }
}
