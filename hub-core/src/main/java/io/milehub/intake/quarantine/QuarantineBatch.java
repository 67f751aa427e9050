package io.milehub.intake.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeContext;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.RecordSink.Fact;
import io.milehub.mapping.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refused records on their way into quarantine, in batches bounded by rows and text. */
public final class QuarantineBatch {
    /** A body, not a record of it: nothing in it could be read. */
    public static final int WHOLE_BODY = -1;

    /** The first interchange of a body of EDI, not a record of it; the next is one less. */
    public static final int FIRST_INTERCHANGE = -2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ROWS_MAX = 1000;
    private static final long CHARS_MAX = 4L * 1024 * 1024;
    private static final int BEGINNING_CHARS = 256;

    /**
     * A delivery that is applied again (a later attempt, a release, a retry) says anew what is wrong with its records;
     * the run that brought it stays named, and what an operator dismissed stays dismissed.
     */
    private static final String INSERT = """
            insert into intake.quarantine as k
              (tenant_id, run_id, delivery_id, ordinal, source, feed, sku, part, version, as_of, raw, reasons,
               mapping_id)
            select tenancy.current_tenant(), :run, q.delivery_id, q.ordinal, :source, :feed, q.sku, q.part, q.version,
                   q.as_of::timestamptz, q.raw, q.reasons::jsonb, :mapping
              from unnest(:deliveries::bigint[], :ordinals::int[], :skus::text[], :parts::text[], :versions::bigint[],
                          :moments::text[], :raws::text[], :reasons::text[])
                     as q (delivery_id, ordinal, sku, part, version, as_of, raw, reasons)
            on conflict (tenant_id, delivery_id, ordinal) do update
               set sku = excluded.sku, part = excluded.part, version = excluded.version, as_of = excluded.as_of,
                   raw = excluded.raw, reasons = excluded.reasons, mapping_id = excluded.mapping_id, at = hub.now(),
                   state = case k.state when 'DISMISSED' then k.state else 'OPEN' end,
                   settled_at = case k.state when 'DISMISSED' then k.settled_at end,
                   settled_run_id = null, retry_run_id = null
            """;

    private record Row(long delivery, int ordinal, Fact fact, String raw, String reasons) {}

    private final JdbcClient jdbc;
    private final MergeContext context;
    private final IntakeLimits limits;
    private final List<Row> rows = new ArrayList<>();
    private long chars;
    private long charsOfRun;
    private int count;

    public QuarantineBatch(JdbcClient jdbc, MergeContext context, IntakeLimits limits) {
        this(jdbc, context, limits, 0);
    }

    /** @param before how many records the run has refused already */
    public QuarantineBatch(JdbcClient jdbc, MergeContext context, IntakeLimits limits, int before) {
        this.count = before;
        this.jdbc = jdbc;
        this.context = context;
        this.limits = limits;
    }

    /**
     * Takes a refused record. Throws {@link RunRefused.TooManyRefused} beyond the limit of a run.
     *
     * @param fact whose moment is that of its receipt where a record of a delta names none
     */
    public void add(long delivery, int ordinal, Fact fact, String raw, List<Refusal> reasons) {
        if (++count > limits.quarantinedPerRunMax()) {
            throw new RunRefused.TooManyRefused(context.feed(), limits.quarantinedPerRunMax());
        }
        String kept = withoutNul(bounded(raw));
        chars += kept.length();
        charsOfRun += kept.length();
        rows.add(new Row(delivery, ordinal, fact, kept, json(reasons)));
    }

    public boolean isFull() {
        return rows.size() >= ROWS_MAX || chars >= CHARS_MAX;
    }

    public void flush() {
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
                .param("skus", texts(Fact::sku))
                .param("parts", texts(Fact::part))
                .param(
                        "versions",
                        rows.stream().map(row -> row.fact().version()).toArray(Long[]::new))
                .param(
                        "moments",
                        texts(fact -> fact.asOf() == null ? null : fact.asOf().toString()))
                .param("raws", rows.stream().map(Row::raw).toArray(String[]::new))
                .param("reasons", rows.stream().map(Row::reasons).toArray(String[]::new))
                .update();
        rows.clear();
        chars = 0;
    }

    private @Nullable String[] texts(Function<Fact, @Nullable String> of) {
        return rows.stream()
                .map(row -> of.apply(row.fact()))
                .map(text -> text == null ? null : withoutNul(text))
                .toArray(String[]::new);
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
