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
    private int accepted;
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
        Optional<Refusal> refusal = Admission.refusal(record);
        if (refusal.isPresent()) {
            refused(ordinal, record.sku(), record.toString(), List.of(refusal.get()));
            return;
        }
        StageRows.write(lane.text(), record, delivery, ordinal);
        lane.endRow();
        accepted++;
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

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    int skipped() {
        return skipped;
    }
}
