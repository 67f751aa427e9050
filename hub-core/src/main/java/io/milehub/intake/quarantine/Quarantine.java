package io.milehub.intake.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import io.milehub.mapping.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what could not be taken in. */
@Service
public class Quarantine {
    private static final TypeReference<List<Refusal>> REASONS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String RECORDS = """
            select q.quarantine_id, q.run_id, q.delivery_id, q.ordinal, q.source, q.feed, d.received_at, d.external_id,
                   q.sku, q.part, left(q.raw, :chars) as raw, q.reasons, m.version as mapping_version, q.state, q.at,
                   q.retry_run_id, q.settled_at, q.settled_run_id, q.settled_by, q.settled_why
              from intake.quarantine q
              join intake.delivery d on d.tenant_id = q.tenant_id and d.delivery_id = q.delivery_id
              join intake.mapping m on m.tenant_id = q.tenant_id and m.mapping_id = q.mapping_id
             where q.tenant_id = tenancy.current_tenant()
            """;

    private static final String ONE = RECORDS + " and q.quarantine_id = :id";

    private static final String SOME = RECORDS + """
               and q.state = :state and (:source::text is null or q.source = :source)
               and (:feed::text is null or q.feed = :feed)
               and (:code::text is null or q.reasons @> jsonb_build_array(jsonb_build_object('code', :code::text)))
               and q.quarantine_id < :before and q.quarantine_id > :after
            """;

    private static final String BY_REASON = """
            with reason as (
              select q.source, q.feed, r ->> 'code' as code, r ->> 'field' as field, count(*) as records,
                     max(q.at) as newest, max(q.quarantine_id) as example
                from intake.quarantine q
               cross join lateral jsonb_array_elements(q.reasons) r
               where q.tenant_id = tenancy.current_tenant() and q.state = 'OPEN'
                 and (:source::text is null or q.source = :source) and (:feed::text is null or q.feed = :feed)
                 and (:code::text is null or r ->> 'code' = :code)
               group by q.source, q.feed, code, field
            )
            select n.source, n.feed, n.code, n.field, n.records, n.newest, q.quarantine_id, q.delivery_id, q.ordinal,
                   q.sku,
                   (select r ->> 'detail' from jsonb_array_elements(q.reasons) r
                     where r ->> 'code' = n.code and r ->> 'field' = n.field limit 1) as detail
              from reason n
              join intake.quarantine q on q.tenant_id = tenancy.current_tenant() and q.quarantine_id = n.example
             order by n.source, n.feed, n.records desc, n.code, n.field
             limit :limit
            """;

    private static final String FEEDS = """
            select distinct source, feed from intake.quarantine
             where tenant_id = tenancy.current_tenant() and quarantine_id = any(:ids)
            """;

    /** Characters of the raw record in a list. */
    private static final int LISTED_CHARS = 4_000;

    /**
     * Which records; null is any.
     *
     * @param state OPEN where it is null
     * @param code with this reason
     */
    public record Filter(
            @Nullable String source,
            @Nullable String feed,
            @Nullable String code,
            @Nullable String state) {}

    private final JdbcClient jdbc;

    public Quarantine(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Open records in the order in which they were refused.
     *
     * @param feed of this feed only
     * @param code with this reason only
     * @param after the id of the last one of the page before, 0 for the first
     */
    @Transactional(readOnly = true)
    public List<QuarantinedRecord> open(@Nullable FeedKey feed, @Nullable String code, long after, int limit) {
        Filter filter = new Filter(feed == null ? null : feed.source(), feed == null ? null : feed.feed(), code, null);
        return some(filter, " order by q.quarantine_id limit :limit", Long.MAX_VALUE, after, limit);
    }

    /** Records as the filter wants them, newest first, shortened. */
    @Transactional(readOnly = true)
    public List<QuarantinedRecord> records(Filter filter, long before, int limit) {
        return some(filter, " order by q.quarantine_id desc limit :limit", before, 0, limit);
    }

    @Transactional(readOnly = true)
    public Optional<QuarantinedRecord> find(long id) {
        return jdbc.sql(ONE)
                .param("id", id)
                .param("chars", Integer.MAX_VALUE)
                .query(Quarantine::row)
                .optional();
    }

    /** Whose records these are; unknown ids are nobody's. */
    @Transactional(readOnly = true)
    public List<FeedKey> feedsOf(List<Long> ids) {
        return jdbc.sql(FEEDS)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new FeedKey(row.getString("source"), row.getString("feed")))
                .list();
    }

    /** What is open, by feed and reason, the most frequent reasons of a feed first. */
    @Transactional(readOnly = true)
    public List<ReasonCount> byReason(Filter filter, int limit) {
        return jdbc.sql(BY_REASON)
                .param("source", filter.source())
                .param("feed", filter.feed())
                .param("code", filter.code())
                .param("limit", limit)
                .query((row, number) -> new ReasonCount(
                        new FeedKey(row.getString("source"), row.getString("feed")),
                        row.getString("code"),
                        row.getString("field"),
                        row.getLong("records"),
                        row.getObject("newest", OffsetDateTime.class).toInstant(),
                        new ReasonCount.Example(
                                row.getLong("quarantine_id"),
                                new DeliveryId(row.getLong("delivery_id")),
                                row.getInt("ordinal"),
                                row.getString("sku"),
                                row.getString("detail"))))
                .list();
    }

    private List<QuarantinedRecord> some(Filter filter, String order, long before, long after, int limit) {
        return jdbc.sql(SOME + order)
                .param("source", filter.source())
                .param("feed", filter.feed())
                .param("code", filter.code())
                .param("state", filter.state() == null ? "OPEN" : filter.state())
                .param("before", before)
                .param("after", after)
                .param("chars", LISTED_CHARS)
                .param("limit", limit)
                .query(Quarantine::row)
                .list();
    }

    private static QuarantinedRecord row(ResultSet row, int number) throws SQLException {
        Instant settled = instant(row, "settled_at");
        return new QuarantinedRecord(
                row.getLong("quarantine_id"),
                new RunId(row.getLong("run_id")),
                new DeliveryId(row.getLong("delivery_id")),
                row.getInt("ordinal"),
                new FeedKey(row.getString("source"), row.getString("feed")),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("external_id"),
                row.getString("sku"),
                row.getString("part"),
                row.getString("raw"),
                reasons(row.getString("reasons")),
                row.getString("mapping_version"),
                row.getString("state"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                run(row, "retry_run_id"),
                settled == null
                        ? null
                        : new QuarantinedRecord.Settled(
                                settled,
                                run(row, "settled_run_id"),
                                row.getString("settled_by"),
                                row.getString("settled_why")));
    }

    private static @Nullable RunId run(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : new RunId(id);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<Refusal> reasons(String json) {
        try {
            return JSON.readValue(json, REASONS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.quarantine.reasons holds what intake never wrote", foreign);
        }
    }
}
