package io.milehub.intake.stage;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeTarget.Unfit;
import io.milehub.intake.copy.CopyLane;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.drift.Watch;
import io.milehub.intake.interchange.Seen;
import io.milehub.intake.live.EarlyReading;
import io.milehub.intake.live.EarlyReadings;
import io.milehub.intake.quarantine.QuarantineBatch;
import io.milehub.intake.quarantine.RetriedRecords;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Makes stages in the transaction of their merge. */
@Component
public class Stages {
    /** Records whose text is in memory at once, of one reading of their body. */
    private static final int UNFIT_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Deliveries deliveries;
    private final EarlyReadings earlyReadings;
    private final IntakeLimits limits;

    public Stages(
            JdbcClient jdbc,
            DataSource dataSource,
            Deliveries deliveries,
            EarlyReadings earlyReadings,
            IntakeLimits limits) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.deliveries = deliveries;
        this.earlyReadings = earlyReadings;
        this.limits = limits;
    }

    /**
     * Maps the deliveries into the stage of the mapping's kind, and what is refused into quarantine.
     *
     * <p>In a snapshot every staged row carries the hash of its record ({@code raw_hash}), and a record that stands
     * already, by that hash and under this version of the mapping, is only counted. A snapshot also has
     * {@code stage_unseen (id, part)}: the live rows of its domain, whatever mapping made them, but for those whose
     * record it repeats; empty if there are none. A delta has neither, but the moment of every row: that of its receipt
     * where the record names none.
     *
     * @param seen what the interchanges of the deliveries are to those before them
     */
    public StageCounts fill(MergeContext context, Mapping mapping, List<Delivery> run, Watch watch, Seen seen) {
        return fill(context, mapping, run, watch, seen, null);
    }

    /**
     * The same of single records of deliveries that were applied before, of which those that are good now are staged.
     */
    public StageCounts fillAgain(
            MergeContext context, Mapping mapping, List<Delivery> run, Watch watch, RetriedRecords retried) {
        return fill(context, mapping, run, watch, Seen.NONE, retried);
    }

    private StageCounts fill(
            MergeContext context,
            Mapping mapping,
            List<Delivery> run,
            Watch watch,
            Seen seen,
            @Nullable RetriedRecords retried) {
        StageTable table = StageTable.of(mapping.kind());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        CopyLane lane = new CopyLane(connection, table.copy());
        Contents contents = new Contents(connection, lane, context.feed().source());
        QuarantineBatch quarantine = new QuarantineBatch(jdbc, context, limits);
        EarlyReading early =
                earlyReadings.take(context, run.stream().map(Delivery::id).toList());
        Recognition recognition = recognition(connection, context, mapping, early);
        FactOrder order = new FactOrder(context, limits.asOfAheadMax(), retried);
        return new Stage(
                        jdbc,
                        deliveries,
                        mapping,
                        context,
                        table,
                        connection,
                        lane,
                        contents,
                        quarantine,
                        order,
                        recognition,
                        early,
                        watch,
                        retried,
                        seen)
                .fill(run);
    }

    private static @Nullable Recognition recognition(
            Connection connection, MergeContext context, Mapping mapping, @Nullable EarlyReading early) {
        if (early != null) {
            return Recognition.of(connection, early);
        }
        return context.snapshot() ? Recognition.of(connection, context, mapping.kind()) : null;
    }

    /** Puts into quarantine what was staged, and taken out again since no target can take it in. */
    public StageCounts refuse(MergeContext context, Mapping mapping, StageCounts filled, List<Unfit> unfit) {
        if (unfit.isEmpty()) {
            return filled;
        }
        QuarantineBatch batch = new QuarantineBatch(jdbc, context, limits, filled.refused());
        TreeMap<Long, TreeMap<Integer, List<Unfit>>> records = unfit.stream()
                .collect(groupingBy(
                        Unfit::deliveryId, TreeMap::new, groupingBy(Unfit::ordinal, TreeMap::new, toList())));
        int refused = records.values().stream().mapToInt(Map::size).sum();
        records.forEach((id, ofDelivery) -> {
            Delivery delivery = deliveries.find(new DeliveryId(id)).orElseThrow();
            refuse(delivery, mapping, ofDelivery, batch);
        });
        return filled.refusing(refused);
    }

    private void refuse(
            Delivery delivery, Mapping mapping, SortedMap<Integer, List<Unfit>> records, QuarantineBatch batch) {
        while (!records.isEmpty()) {
            SortedSet<Integer> some =
                    records.keySet().stream().limit(UNFIT_AT_ONCE).collect(toCollection(TreeSet::new));
            Map<Integer, String> raw = RawBody.records(deliveries, delivery, mapping, some);
            for (Integer ordinal : some) {
                List<Unfit> reasons = Objects.requireNonNull(records.remove(ordinal));
                batch.add(
                        delivery.id().value(),
                        ordinal,
                        new Fact(reasons.getFirst().sku(), reasons.getFirst().part(), null, null),
                        raw.getOrDefault(ordinal, ""),
                        reasons.stream()
                                .map(reason -> new Refusal(reason.code(), reason.field(), reason.detail()))
                                .toList());
            }
            batch.flush();
        }
    }

    /** The latest moment of what a delta has staged; null if nothing. */
    public @Nullable Instant latestMoment(RecordKind kind) {
        return jdbc.sql(StageTable.of(kind).latestMoment())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Puts a delivery that could not be merged into quarantine whole. */
    public void quarantineWhole(MergeContext context, DeliveryId id, Refusal reason) {
        Delivery delivery = deliveries.find(id).orElseThrow();
        QuarantineBatch batch = new QuarantineBatch(jdbc, context, limits);
        String beginning = RawBody.text(deliveries, delivery);
        batch.add(id.value(), QuarantineBatch.WHOLE_BODY, Fact.UNKNOWN, beginning, List.of(reason));
        batch.flush();
    }
}
