package io.milehub.intake.stage;

import io.milehub.database.KeptPlans;
import io.milehub.intake.MergeContext;
import io.milehub.intake.RunRefused;
import io.milehub.intake.copy.CopyLane;
import io.milehub.intake.delivery.Deliveries;
import io.milehub.intake.delivery.Delivery;
import io.milehub.intake.drift.Watch;
import io.milehub.intake.interchange.Seen;
import io.milehub.intake.live.EarlyReading;
import io.milehub.intake.live.NamedOffers;
import io.milehub.intake.quarantine.QuarantineBatch;
import io.milehub.intake.quarantine.RetriedRecords;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The temporary table of one run, from its first record to the point where merge targets may read it. */
public final class Stage {
    /** Rows from which on no plan is used that was made for fewer. */
    private static final int LARGE_ROWS_MIN = 1_000;

    private final JdbcClient jdbc;
    private final Deliveries deliveries;
    private final Mapping mapping;
    private final MergeContext context;
    private final StageTable table;
    private final Connection connection;
    private final CopyLane lane;
    private final Contents contents;
    private final SeenKeys keys = new SeenKeys();
    private final QuarantineBatch quarantine;
    private final FactOrder order;
    private final @Nullable Recognition recognition;
    private final @Nullable EarlyReading early;
    private final Watch watch;
    private final @Nullable RetriedRecords retried;
    private final Seen seen;
    private final StageSink sink;
    private final List<PageFacts> pages = new ArrayList<>();

    Stage(
            JdbcClient jdbc,
            Deliveries deliveries,
            Mapping mapping,
            MergeContext context,
            StageTable table,
            Connection connection,
            CopyLane lane,
            Contents contents,
            QuarantineBatch quarantine,
            FactOrder order,
            @Nullable Recognition recognition,
            @Nullable EarlyReading early,
            Watch watch,
            @Nullable RetriedRecords retried,
            Seen seen) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.mapping = mapping;
        this.context = context;
        this.table = table;
        this.connection = connection;
        this.lane = lane;
        this.contents = contents;
        this.quarantine = quarantine;
        this.order = order;
        this.recognition = recognition;
        this.early = early;
        this.watch = watch;
        this.retried = retried;
        this.seen = seen;
        this.sink = new StageSink(lane, rows(contents, early), keys, quarantine, order, seen);
    }

    private static StageRows rows(Contents contents, @Nullable EarlyReading early) {
        return new StageRows(contents, early == null ? NamedOffers.NONE : early.offers());
    }

    /**
     * Maps the deliveries but for what is recognised, reduces duplicates to their winner, and makes the table ready for
     * the merge targets.
     */
    StageCounts fill(List<Delivery> run) {
        table.ready();
        if (early != null && early.drift() != null) {
            watch.drift().merge(early.drift());
        }
        try {
            for (Delivery delivery : run) {
                if (retried == null || retried.whole(delivery.id())) {
                    stage(delivery);
                } else {
                    stageAgain(delivery, retried);
                }
            }
            contents.flush();
            quarantine.flush();
        } catch (RuntimeException | Error failure) {
            lane.cancel(failure);
            throw failure;
        }
        watch.recognised(sink.same());
        if (context.snapshot()) {
            Completeness.require(context.feed(), pages, sink.staged() + sink.same());
        }
        long unseen = recognition == null ? 0 : recognition.tellUnseen();
        KeptPlans.suit(connection, sink.staged() + unseen >= LARGE_ROWS_MIN);
        return finish();
    }

    private void stage(Delivery delivery) {
        sink.begin(delivery);
        if (delivery.transport() == Delivery.Transport.WEBHOOK && !readable(delivery)) {
            return;
        }
        try {
            PageFacts page = read(delivery);
            order.require(page, delivery);
            pages.add(page);
        } catch (DecodeRefused refused) {
            throw new RunRefused.Undecodable(context.feed(), delivery.id(), refused);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void stageAgain(Delivery delivery, RetriedRecords again) {
        sink.begin(delivery);
        SortedSet<Integer> ordinals = again.ordinals(delivery.id());
        if (ordinals.isEmpty()) {
            return;
        }
        try (InputStream body = deliveries.open(delivery, lane::suspend)) {
            int records = mapping.again(body, sink, ordinals, again.waived());
            again.lost(delivery.id(), ordinals.tailSet(records));
        } catch (DecodeRefused refused) {
            throw new RunRefused.Undecodable(context.feed(), delivery.id(), refused);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private PageFacts read(Delivery delivery) throws DecodeRefused, IOException {
        DecodeRefused envelope = seen.refusal(delivery.id());
        if (envelope != null) {
            throw envelope;
        }
        seen.reported(delivery.id()).forEach(sink::refusedInterchange);
        if (early != null) {
            return early.tell(delivery.id(), sink);
        }
        try (InputStream body = deliveries.open(delivery, lane::suspend)) {
            return mapping.map(body, sink, recognition == null ? null : recognition.known(), watch.drift());
        } catch (DecodeRefused refused) {
            throw exactly(delivery, refused);
        }
    }

    /** Where records were passed over, a body is read once more without, to say in which line and column it fails. */
    private DecodeRefused exactly(Delivery delivery, DecodeRefused refused) throws IOException {
        DecodeRefused exact = undecodable(delivery);
        return exact == null ? refused : exact;
    }

    /**
     * Whether a webhook can be read to its end. One that cannot goes into quarantine whole and its batch goes on, so
     * nothing of it may have been staged: its body, at most a webhook's, is read once more for that.
     */
    private boolean readable(Delivery delivery) {
        try {
            DecodeRefused undecodable = undecodable(delivery);
            if (undecodable == null) {
                return true;
            }
            Refusal reason = RawBody.undecodable(undecodable);
            String beginning = RawBody.text(deliveries, delivery);
            sink.refused(QuarantineBatch.WHOLE_BODY, Fact.UNKNOWN, beginning, List.of(reason));
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Reads a body to its end and stages nothing of it; null if nothing is wrong with it. */
    private @Nullable DecodeRefused undecodable(Delivery delivery) throws IOException {
        lane.suspend();
        try (InputStream body = deliveries.open(delivery)) {
            mapping.map(body, Unheard.SINK);
            return seen.refusal(delivery.id());
        } catch (DecodeRefused refused) {
            return refused;
        }
    }

    private int reduce(@Nullable Instant asOf) {
        return jdbc.sql(table.reduce(context.byVersion()))
                .param("snapshot", context.snapshot())
                .param("asOf", asOf == null ? null : Timestamp.from(asOf))
                .param("startedAt", Timestamp.from(context.startedAt()))
                .param("source", context.feed().source())
                .update();
    }

    /** Of records with one key the last stands. */
    private StageCounts finish() {
        Instant asOf = pages.isEmpty() ? null : pages.getFirst().asOf();
        int lost = keys.anyTwice() ? reduce(asOf) : 0;
        long staged = lost == 0
                ? lane.rows()
                : jdbc.sql(table.count()).query(Long.class).single();
        if (lane.rows() != sink.staged() || staged != sink.staged() - lost) {
            throw new IllegalStateException(
                    "the stage of " + context.feed() + " holds " + staged + " rows of " + lane.rows()
                            + " copied, but " + sink.staged() + " records were to be staged and " + lost
                            + " were duplicates: nothing was merged, report this as a defect");
        }
        int same = sink.same();
        int standing = recognition == null ? 0 : recognition.standing();
        return new StageCounts(sink.staged() + same, sink.refused(), sink.skipped(), lost, same, standing, asOf);
    }
}
