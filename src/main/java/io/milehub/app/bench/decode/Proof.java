package io.milehub.app.bench.decode;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.canonical.Item;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares every record that a mapping made with what the house meant, value by value, before anything is measured. */
final class Proof implements RecordSink {

    private final Collection collection;
    private int records;
    private long sum;
    private long checksum;

    private Proof(Collection collection) {
        this.collection = collection;
    }

    /** Reads the whole body, and refuses it where a single value is another. */
    static Proof of(HubSide hub, Collection collection) throws Exception {
        Proof proof = new Proof(collection);
        hub.map(proof);
        if (proof.records != collection.count()) {
            throw new IllegalStateException(proof.records + " records, where there are " + collection.count());
        }
        return proof;
    }

    /** What {@link HubSide#read} must answer, of the items as the house meant them. */
    long sum() {
        return sum;
    }

    /** Of the contents of all items, the same on every machine. */
    long checksum() {
        return checksum;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        Item meant = collection.piece(ordinal).item();
        if (!record.equals(meant)) {
            throw new IllegalStateException("Piece " + ordinal + " was mapped to " + record + ", not to " + meant);
        }
        records++;
        sum = HubSide.add(sum, meant);
        checksum = checksum * 31 + Arrays.hashCode(meant.contentHash());
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        throw new IllegalStateException("Piece " + ordinal + " was refused: " + reasons);
    }

    @Override
    public void skipped(int ordinal) {
        throw new IllegalStateException("Piece " + ordinal + " was passed over");
    }
}
