package io.milehub.mapping.trial;

import io.milehub.canonical.CanonicalRecord;
import io.milehub.mapping.CanonicalJson;
import io.milehub.mapping.DecodeRefused;
import io.milehub.mapping.Mapping;
import io.milehub.mapping.PageFacts;
import io.milehub.mapping.RecordSink;
import io.milehub.mapping.Refusal;
import io.milehub.mapping.drift.Drift;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.mapping.trial.TrialResult.At;
import io.milehub.mapping.trial.TrialResult.Page;
import io.milehub.mapping.trial.TrialResult.Refused;
import io.milehub.mapping.trial.TrialResult.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps sample bodies as the hub does, and keeps a bounded part of what comes out. */
public final class Trial {
    private final Mapping mapping;
    private final TrialLimits limits;
    private final Drift drift;
    private final List<Page> pages = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Refused> refusals = new ArrayList<>();
    private final Map<String, Long> reasons = new TreeMap<>();
    private final List<At> skippedAt = new ArrayList<>();
    private long accepted;
    private long refused;
    private long skipped;

    public Trial(Mapping mapping, TrialLimits limits) {
        this.mapping = mapping;
        this.limits = limits;
        this.drift = mapping.drift(DriftLimits.USUAL.everyRecord());
    }

    /** Maps one more body; what it is refused for is part of the result. */
    public void page(String name, InputStream body) throws IOException {
        try {
            PageFacts facts = mapping.map(body, new Sink(pages.size()), null, drift);
            pages.add(new Page(name, facts, null));
        } catch (DecodeRefused whole) {
            pages.add(new Page(name, null, whole));
        }
    }

    public TrialResult result() {
        return new TrialResult(
                mapping,
                List.copyOf(pages),
                accepted,
                refused,
                skipped,
                List.copyOf(rows),
                List.copyOf(refusals),
                reasons,
                List.copyOf(skippedAt),
                drift.report());
    }

    private final class Sink implements RecordSink {
        private final int page;

        Sink(int page) {
            this.page = page;
        }

        @Override
        public void accepted(int ordinal, CanonicalRecord record) {
            accepted++;
            if (rows.size() < limits.rowsMax()) {
                rows.add(new Row(new At(page, ordinal), CanonicalJson.of(record)));
            }
        }

        @Override
        public void refused(int ordinal, @Nullable String sku, String raw, List<Refusal> why) {
            refused++;
            why.forEach(reason -> reasons.merge(reason.code() + " " + reason.field(), 1L, Long::sum));
            if (refusals.size() < limits.refusalsMax()) {
                String begins =
                        raw.length() <= limits.rawCharsMax() ? raw : raw.substring(0, limits.rawCharsMax()) + "…";
                refusals.add(new Refused(new At(page, ordinal), sku, begins, why));
            }
        }

        @Override
        public void skipped(int ordinal) {
            skipped++;
            if (skippedAt.size() < limits.refusalsMax()) {
                skippedAt.add(new At(page, ordinal));
            }
        }
    }
}
