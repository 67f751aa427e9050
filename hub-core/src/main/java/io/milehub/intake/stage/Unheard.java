package io.milehub.intake.stage;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that hears nothing, for reading a body only to learn whether it can be read. */
enum Unheard implements RecordSink {
    SINK;

    @Override
    public void accepted(int ordinal, CanonicalRecord record) {}

    @Override
    public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {}

    @Override
    public void skipped(int ordinal) {}
}
