package io.milehub.mapping.fuzz;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds nothing of what it is given, so that what is held is the decoder's. */
class Dropped implements RecordSink {
    private int records;

    int records() {
        return records;
    }

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {
        records++;
    }

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        records++;
    }

    @Override
    public void skipped(int ordinal) {
        records++;
    }
}
