package io.milehub.intake.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeContext;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refused records on their way into quarantine, in batches bounded by rows and text. */
final class QuarantineBatch {
    /** A body, not a record of it: nothing in it could be read. */
    static final int WHOLE_BODY = -1;

    /** The first interchange of a body of EDI, not a record of it; the next is one less. */
    static final int FIRST_INTERCHANGE = -2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS_MAX = 1000;
    private static final long CHARS_MAX = 4L * 1024 * 1024;
    private static final int BEGINNING_CHARS = 256;

    /** A delivery that is applied again (a later attempt, a release) says anew what is wrong with its records. */
    private static final String INSERT = """
            insert into intake.quarantine
              (tenant_id, run_id, delivery_id, ordinal, source, feed, sku, raw, reasons, mapping_id)
            select tenancy.current_tenant(), :run, q.delivery_id, q.ordinal, :source, :feed, q.sku, q.raw,
                   q.reasons::jsonb, :mapping
              from unnest(:deliveries::bigint[], :ordinals::int[], :skus::text[], :raws::text[], :reasons::text[])
                     as q (delivery_id, ordinal, sku, raw, reasons)
            on conflict (tenant_id, delivery_id, ordinal) do update
               set run_id = excluded.run_id, sku = excluded.sku, raw = excluded.raw, reasons = excluded.reasons,
                   mapping_id = excluded.mapping_id, state = 'OPEN', at = hub.now()
            """;

    private record Row(long delivery, int ordinal, @Nullable String sku, String raw, String reasons) {}

    private final JdbcClient jdbc;
    private final MergeContext context;
    private final IntakeLimits limits;
    private final List<Row> rows = new ArrayList<>();
    private long chars;
    private long charsOfRun;
    private int count;

    QuarantineBatch(JdbcClient jdbc, MergeContext context, IntakeLimits limits) {
        this(jdbc, context, limits, 0);
    }

    /** @param before how many records the run has refused already */
    QuarantineBatch(JdbcClient jdbc, MergeContext context, IntakeLimits limits, int before) {
        this.count = before;
        this.jdbc = jdbc;
        this.context = context;
        this.limits = limits;
    }

    /** Takes a refused record. Throws {@link RunRefused.TooManyRefused} beyond the limit of a run. */
    void add(long delivery, int ordinal, @Nullable String sku, String raw, List<Refusal> reasons) {
        if (++count > limits.quarantinedPerRunMax()) {
            throw new RunRefused.TooManyRefused(context.feed(), limits.quarantinedPerRunMax());
        }
        String kept = withoutNul(bounded(raw));
        chars += kept.length();
        charsOfRun += kept.length();
        rows.add(new Row(delivery, ordinal, sku == null ? null : withoutNul(sku), kept, json(reasons)));
    }

    boolean isFull() {
        return rows.size() >= ROWS_MAX || chars >= CHARS_MAX;
    }

    void flush() {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param("run", context.run().value())
                .param("source", context.feed().source())
                .param("feed", context.feed().feed())
                .param("mapping", context.mappingId())
                .param("deliveries", rows.stream().map(Row::delivery).toArray(Long[]::new))
                .param("ordinals", rows.stream().map(Row::ordinal).toArray(Integer[]::new))
                .param("skus", rows.stream().map(Row::sku).toArray(String[]::new))
                .param("raws", rows.stream().map(Row::raw).toArray(String[]::new))
                .param("reasons", rows.stream().map(Row::reasons).toArray(String[]::new))
                .update();
        rows.clear();
        chars = 0;
    }

    /** One large outer record may refuse thousands of inner ones, each of which would keep the whole of it. */
    private String bounded(String raw) {
        boolean whole = charsOfRun + raw.length() <= limits.quarantinedCharsPerRunMax();
        return whole || raw.length() <= BEGINNING_CHARS ? raw : raw.substring(0, BEGINNING_CHARS) + "…";
    }

    private static String json(List<Refusal> reasons) {
        List<Map<String, String>> texts = reasons.stream()
                .map(r -> Map.of(
                        "code", withoutNul(r.code()),
                        "field", withoutNul(r.field()),
                        "detail", withoutNul(r.detail())))
                .toList();
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("reasons are plain text", impossible);
        }
    }

    /** PostgreSQL stores no NUL; here, unlike in a live fact, its place may be shown by the replacement character. */
    private static String withoutNul(String text) {
        return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
    }
}
