package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what a mapping makes of one delivery to the stage or into quarantine, and counts it. */
final class StageSink implements RecordSink {
    private final CopyLane lane;
    private final QuarantineBatch quarantine;
    private long delivery;
    private int staged;
    private int same;
    private int refused;
    private int skipped;

    StageSink(CopyLane lane, QuarantineBatch quarantine) {
        this.lane = lane;
        this.quarantine = quarantine;
    }

    /** Everything that follows comes from this delivery. */
    void begin(long deliveryId) {
        delivery = deliveryId;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        stage(ordinal, record, null);
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
        stage(ordinal, record, raw);
    }

    private void stage(int ordinal, CanonicalRecord record, byte @Nullable [] raw) {
        Optional<Refusal> refusal = Admission.refusal(record);
        if (refusal.isPresent()) {
            refused(ordinal, record.sku(), record.toString(), List.of(refusal.get()));
            return;
        }
        StageRows.write(lane.text(), record, raw, delivery, ordinal);
        lane.endRow();
        staged++;
    }

    @Override
    public void same(int ordinal) {
        same++;
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        quarantine.add(delivery, ordinal, sku, raw, reasons);
        refused++;
        if (quarantine.isFull()) {
            lane.suspend();
            quarantine.flush();
        }
    }

    @Override
    public void skipped(int ordinal) {
        skipped++;
    }

    /** Rows that were written. */
    int staged() {
        return staged;
    }

    int same() {
        return same;
    }

    int refused() {
        return refused;
    }

    int skipped() {
        return skipped;
    }
}
