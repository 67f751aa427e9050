package io.milehub.intake.live;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.FxRate;
import io.milehub.canonical.Item;
import io.milehub.canonical.LineReport;
import io.milehub.canonical.StockCount;
import io.milehub.canonical.SupplierPrice;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.live.EarlyReadings.Standing;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.drift.DriftLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the bodies of a snapshot were found to hold while they came in: nothing of the records that stand already, and
 * the few others as they were mapped. It saves the merge a second look at bodies that change little. Where they change
 * much it is given up, as it is when a body breaks off: then the merge reads them itself.
 *
 * <p>One thread at a time reads; the merge takes it over when all is read.
 */
public final class EarlyReading {
    /** What is kept of records that do not stand. */
    private static final int HEARD_MAX = 20_000;

    private static final int CHARS_MAX = 16 * 1024 * 1024;

    /**
     * What was known before the bodies came.
     *
     * @param standing of the supplier when the rows were read, or before
     */
    record Known(LiveRows rows, Standing standing) {}

    /** What one body holds. */
    private record Body(PageFacts facts, List<Consumer<RecordSink>> heard, BitSet same) {}

    private final FutureTask<Known> known;
    private final int mappingId;
    private final DriftLimits limits;
    private final NamedOffers offers;
    private final Map<DeliveryId, Body> bodies = new LinkedHashMap<>();
    private @Nullable Body last;
    private @Nullable Drift drift;
    private boolean givenUp;
    private int heard;
    private long chars;

    EarlyReading(FutureTask<Known> known, int mappingId, DriftLimits limits, NamedOffers offers) {
        this.known = known;
        this.mappingId = mappingId;
        this.limits = limits;
        this.offers = offers;
    }

    /**
     * Reads a body to its end.
     *
     * @return the facts of {@link Mapping#page}
     * @throws DecodeRefused also where records alone cannot be read, at which a page does not look
     */
    public PageFacts read(Mapping mapping, InputStream body) throws DecodeRefused, IOException {
        givenUp |= last != null;
        LiveRows rows = givenUp ? null : rowsOnceRead();
        if (rows == null) {
            return mapping.page(body);
        }
        // Until it is whole: who asks meanwhile, or after it broke off, must not believe what was heard of it.
        givenUp = true;
        var hearing = new Hearing();
        Drift watched = drift == null ? mapping.drift(limits) : drift;
        drift = watched;
        PageFacts facts = mapping.map(body, hearing, rows, watched);
        if (!hearing.tooMuch) {
            givenUp = false;
            last = new Body(facts, hearing.heard, hearing.same);
        }
        return facts;
    }

    /** The body that was read last is this delivery. */
    public void keep(DeliveryId delivery) {
        if (last != null) {
            bodies.put(delivery, last);
            last = null;
            offers.lookUp();
        }
    }

    private @Nullable LiveRows rowsOnceRead() throws IOException {
        try {
            LiveRows rows = known.get().rows();
            givenUp = rows.isEmpty();
            return givenUp ? null : rows;
        } catch (ExecutionException unread) {
            // Whatever it was, the merge meets it too, and tells of it.
            givenUp = true;
            return null;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a body was read", interrupted);
        }
    }

    /** Whether it is of exactly these bodies, and whole, and no row of the supplier can have changed since. */
    boolean holdsFor(List<DeliveryId> deliveries, int mappedBy, Standing now) {
        return !givenUp
                && !deliveries.isEmpty()
                && mappedBy == mappingId
                && List.copyOf(bodies.keySet()).equals(deliveries)
                && now.quiet()
                && now.equals(known.resultNow().standing());
    }

    /** The rows that stand, of which those have been seen that the bodies repeat. */
    public LiveRows rows() {
        return known.resultNow().rows();
    }

    /** The offers of counts that do not stand, as far as they have one. */
    public NamedOffers offers() {
        offers.await();
        return offers;
    }

    /** What was seen of the records that were not passed over; null if no body was read. */
    public @Nullable Drift drift() {
        return drift;
    }

    /** Tells what a body holds, in its order but for what stands already, and what it says of itself. */
    public PageFacts tell(DeliveryId delivery, RecordSink sink) {
        Body body = bodies.get(delivery);
        if (body == null) {
            throw new IllegalArgumentException("delivery " + delivery + " was not read");
        }
        body.heard().forEach(one -> one.accept(sink));
        body.same().stream().forEach(sink::same);
        return body.facts();
    }

    private final class Hearing implements RecordSink {
        private final List<Consumer<RecordSink>> heard = new ArrayList<>();
        private final BitSet same = new BitSet();
        private boolean tooMuch;

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            hear(length(record), sink -> sink.accepted(ordinal, record));
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record, byte[] raw) {
            if (record instanceof StockCount count) {
                offers.name(count.sku());
            }
            hear(length(record), sink -> sink.accepted(ordinal, record, raw));
        }

        @Override
        public void same(int ordinal) {
            same.set(ordinal);
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
            refused(ordinal, new Fact(sku, null, null, null), raw, reasons);
        }

        @Override
        public void refused(int ordinal, Fact fact, String raw, List<Refusal> reasons) {
            hear(raw.length(), sink -> sink.refused(ordinal, fact, raw, reasons));
        }

        @Override
        public void skipped(int ordinal) {
            hear(0, sink -> sink.skipped(ordinal));
        }

        private void hear(int length, Consumer<RecordSink> told) {
            chars += length;
            if (++EarlyReading.this.heard > HEARD_MAX || chars > CHARS_MAX) {
                tooMuch = true;
                heard.clear();
            } else if (!tooMuch) {
                heard.add(told);
            }
        }
    }

    /** About how many characters a record keeps in memory. */
    private static int length(CanonicalRecord record) {
        return switch (record) {
            case Item item ->
                lengths(item.title().values()) + lengths(item.description().values()) + lengths(item.images());
            case StockCount _, SupplierPrice _, LineReport _, FxRate _ -> 0;
        };
    }

    private static int lengths(Iterable<String> texts) {
        int sum = 0;
        for (String text : texts) {
            sum += text.length();
        }
        return sum;
    }
}
