package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.Item;
import io.milehub.canonical.LineReport;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import io.milehub.intake.copy.CopyLane;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.interchange.Seen;
import io.milehub.intake.quarantine.QuarantineBatch;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import io.milehub.pace.Courtesy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends what a mapping makes of one delivery to the stage or into quarantine, and counts it. */
final class StageSink implements RecordSink {
    private final CopyLane lane;
    private final StageRows rows;
    private final SeenKeys keys;
    private final QuarantineBatch quarantine;
    private final FactOrder order;
    private final Seen seen;
    private final Courtesy courtesy = new Courtesy();
    private @Nullable Delivery delivery;
    private int interchange;
    private boolean passing;
    private int staged;
    private int same;
    private int refused;
    private int skipped;

    StageSink(CopyLane lane, StageRows rows, SeenKeys keys, QuarantineBatch quarantine, FactOrder order, Seen seen) {
        this.lane = lane;
        this.rows = rows;
        this.keys = keys;
        this.quarantine = quarantine;
        this.order = order;
        this.seen = seen;
    }

    /** Everything that follows comes from this delivery. */
    void begin(Delivery from) {
        delivery = from;
        interchange = -1;
        passing = false;
    }

    @Override
    public void interchangeBegins() {
        passing = seen.isPassedOver(delivery().id(), ++interchange);
    }

    /** An interchange whose control number came before, though its records are used. */
    void refusedInterchange(int index, Refusal reason) {
        refused(QuarantineBatch.FIRST_INTERCHANGE - index, Fact.UNKNOWN, reason.detail(), List.of(reason));
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
        courtesy.giveWay();
        if (passing) {
            skipped++;
            return;
        }
        Delivery from = delivery();
        List<Refusal> refusals = order.refusals(record, from);
        Admission.refusal(record).ifPresent(refusals::add);
        Instant asOf = order.moment(record.asOf(), from);
        if (!refusals.isEmpty()) {
            Fact fact = new Fact(record.sku(), part(record), record.version(), record.asOf());
            refused(ordinal, fact, record.toString(), refusals);
            return;
        }
        rows.write(lane.text(), record, asOf, raw, from.id().value(), ordinal);
        lane.endRow();
        remember(record);
        staged++;
    }

    /** By what names its fact; what has happened is a fact of its own each time, of which its merge knows the rest. */
    private void remember(CanonicalRecord record) {
        String part = part(record);
        if (part != null) {
            keys.add(Objects.requireNonNull(record.sku()), part);
        }
    }

    /** What tells facts of one SKU apart. */
    private static @Nullable String part(CanonicalRecord record) {
        return switch (record) {
            case Item _ -> "";
            case StockCount count -> count.location();
            case SupplierPrice price -> price.type().name();
            case LineReport _, FxRate _ -> null;
        };
    }

    @Override
    public void same(int ordinal) {
        courtesy.giveWay();
        same++;
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        refused(ordinal, new Fact(sku, null, null, null), raw, reasons);
    }

    @Override
    public void refused(int ordinal, Fact fact, String raw, List<Refusal> reasons) {
        if (passing) {
            skipped++;
            return;
        }
        Delivery from = delivery();
        Instant asOf = order.moment(fact.asOf(), from);
        Fact told = new Fact(fact.sku(), fact.part(), fact.version(), asOf);
        quarantine.add(from.id().value(), ordinal, told, raw, reasons);
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

    private Delivery delivery() {
        return Objects.requireNonNull(delivery, "a record came before its delivery was named");
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
