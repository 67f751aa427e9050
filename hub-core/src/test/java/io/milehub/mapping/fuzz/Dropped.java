package io.milehub.mapping.fuzz;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds nothing of what it is given, so that what is held is the decoder's. */
class Dropped implements RecordSink {
    @Override
    public void accepted(int ordinal, CanonicalRecord record) {}

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {}

    @Override
    public void skipped(int ordinal) {}
}
