package io.milehub.mapping.fuzz;

import io.milehub.mapping.Chunks;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.KnownRecords;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of any body whatsoever: it is read, or refused in words; within {@link Cost}; the same however it
 * comes; and each record of it is told of once.
 */
final class Judge {
    static final String ONLY_REFUSALS = "a body is read or refused, and nothing is thrown";
    static final String CUTS = "how a body is cut into reads changes nothing";
    static final String LOST = "nothing is silently lost";
    static final String AGAIN = "what came before is recognised, and only that";
    static final String PAGE = "a body says the same about itself without its records";

    private static final int SOME_BYTES = 7;

    private final BodyReader reader;
    private final Counting counting;

    /** @param counting how many records a body has, by other means than production's */
    Judge(BodyReader reader, Counting counting) {
        this.reader = reader;
        this.counting = counting;
    }

    /** @throws Broken if a law is */
    void judge(byte[] body) {
        Told[] read = new Told[1];
        Cost cost = Cost.of(() -> read[0] = told(new ByteArrayInputStream(body), null));
        if (!cost.isWithin(read[0].records())) {
            cost(body);
        }
        Told whole = read[0];
        same(CUTS, whole, told(new Chunks(body, 1), null), "1 byte a read");
        counted(body, whole);
        page(body, whole);
        recognised(body, whole);
        envelopes(body);
    }

    /** Only what reading it costs, for a body of which there is much. */
    Cost cost(byte[] body) {
        Dropped records = new Dropped();
        Cost cost = Cost.of(() -> read(new ByteArrayInputStream(body), records));
        if (cost.isTooMuchAllocated()) {
            cost = cost.withHeld(meter -> read(meter.metered(body), meter.records()));
        }
        cost.require(records.records());
        return cost;
    }

    private void read(InputStream body, RecordSink sink) {
        try {
            reader.map(body, sink, null);
        } catch (DecodeRefused refused) {
            // Judged when it is told.
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            throw new Broken(ONLY_REFUSALS, thrown.toString(), thrown);
        }
    }

    private Told told(InputStream body, @Nullable KnownRecords known) {
        Told told = new Told();
        try {
            told.page(reader.map(body, told, known));
        } catch (DecodeRefused refused) {
            told.refused(refused);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError thrown) {
            throw new Broken(ONLY_REFUSALS, thrown.toString(), thrown);
        }
        return told;
    }

    private void counted(byte[] body, Told whole) {
        PageFacts page = whole.page();
        if (page == null) {
            return;
        }
        if (page.records() != whole.records() - whole.faults()) {
            throw new Broken(LOST, "told " + page.records() + " records, gave " + whole.records());
        }
        long records = counting.of(body);
        if (records >= 0 && whole.faults() == 0 && records != whole.records()) {
            throw new Broken(LOST, "the body has " + records + " records, " + whole.records() + " came out");
        }
    }

    private void page(byte[] body, Told whole) {
        PageFacts all = whole.page();
        try {
            PageFacts page = reader.page(new ByteArrayInputStream(body));
            PageFacts uncounted = all == null
                    ? page
                    : new PageFacts(all.next(), all.total(), all.asOf(), all.complete(), page.records());
            if (!page.equals(uncounted)) {
                throw new Broken(PAGE, page + " where it was " + all);
            }
        } catch (DecodeRefused refused) {
            if (all != null) {
                throw new Broken(PAGE, "refused where it was read: " + refused.getMessage());
            }
        } catch (IOException | RuntimeException thrown) {
            throw new Broken(ONLY_REFUSALS, thrown.toString(), thrown);
        }
    }

    private void recognised(byte[] body, Told whole) {
        Told first = told(new ByteArrayInputStream(body), KnownRecords.NONE);
        if (!whole.withoutPlace().equals(first.withoutPlace())) {
            throw new Broken(AGAIN, "without hashes:\n" + whole + "\nwhile they are made:\n" + first);
        }
        same(CUTS, first, told(new Chunks(body, 1), KnownRecords.NONE), "while hashes are made, 1 byte a read");
        Set<String> known = first.hashes();
        Told second = told(
                new Chunks(body, SOME_BYTES),
                hash -> known.contains(HexFormat.of().formatHex(hash)));
        boolean alike = first.refused() == null
                ? second.refused() == null && first.records() == second.records()
                : second.refused() != null;
        if (!alike) {
            throw new Broken(AGAIN, "first:\n" + first + "\nsecond:\n" + second);
        }
        if (first.refused() == null && !known.isEmpty() && second.same() == 0) {
            throw new Broken(AGAIN, "nothing is recognised:\n" + second);
        }
    }

    private void envelopes(byte[] body) {
        try {
            reader.envelopes(new ByteArrayInputStream(body));
        } catch (IOException | RuntimeException thrown) {
            throw new Broken(ONLY_REFUSALS, "reading envelopes: " + thrown, thrown);
        }
    }

    private static void same(String law, Told whole, Told other, String how) {
        if (!whole.toString().equals(other.toString())) {
            throw new Broken(law, "at once:\n" + whole + "\n" + how + ":\n" + other);
        }
    }
}
