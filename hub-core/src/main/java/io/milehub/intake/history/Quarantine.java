package io.milehub.intake.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import io.milehub.mapping.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what could not be taken in. */
@Service
public class Quarantine {
    private static final TypeReference<List<Refusal>> REASONS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OPEN = """
            select quarantine_id, run_id, delivery_id, ordinal, source, feed, sku, raw, reasons, state, at
              from intake.quarantine
             where tenant_id = tenancy.current_tenant() and state = 'OPEN'
               and (:source::text is null or (source = :source and feed = :feed))
               and (:code::text is null or reasons @> jsonb_build_array(jsonb_build_object('code', :code::text)))
               and quarantine_id > :after
             order by quarantine_id
             limit :limit
            """;

    private static final String BY_REASON = """
            select source, feed, reason ->> 'code' as code, count(*) as records
              from intake.quarantine, jsonb_array_elements(reasons) as reason
             where tenant_id = tenancy.current_tenant() and state = 'OPEN'
             group by source, feed, code
             order by source, feed, records desc, code
            """;

    /** How many open records of a feed give this reason; one with two reasons counts under both. */
    public record ReasonCount(FeedKey feed, String code, long records) {}

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
        return jdbc.sql(OPEN)
                .param("source", feed == null ? null : feed.source())
                .param("feed", feed == null ? null : feed.feed())
                .param("code", code)
                .param("after", after)
                .param("limit", limit)
                .query(Quarantine::row)
                .list();
    }

    /** What is open, by feed and reason. */
    @Transactional(readOnly = true)
    public List<ReasonCount> byReason() {
        return jdbc.sql(BY_REASON)
                .query((row, number) -> new ReasonCount(
                        new FeedKey(row.getString("source"), row.getString("feed")),
                        row.getString("code"),
                        row.getLong("records")))
                .list();
    }

    private static QuarantinedRecord row(ResultSet row, int number) throws SQLException {
        return new QuarantinedRecord(
                row.getLong("quarantine_id"),
                new RunId(row.getLong("run_id")),
                new DeliveryId(row.getLong("delivery_id")),
                row.getInt("ordinal"),
                new FeedKey(row.getString("source"), row.getString("feed")),
                row.getString("sku"),
                row.getString("raw"),
                reasons(row.getString("reasons")),
                row.getString("state"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static List<Refusal> reasons(String json) {
        try {
            return JSON.readValue(json, REASONS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.quarantine.reasons holds what intake never wrote", foreign);
        }
    }
}
