package io.milehub.intake.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.FeedKey;
import io.milehub.intake.FeedState;
import io.milehub.intake.RunId;
import io.milehub.intake.RunRefused;
import io.milehub.mapping.Mapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of a feed between runs: its state, its supplier, and the mapping versions that it has used. */
@Component
public class FeedTable {
    private static final String STATE = """
            select cursor, etag, watermark, last_run_id, last_applied_at, checked_at from intake.feed
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
            """;

    private static final String SUPPLIER =
            "select supplier_id from intake.source where tenant_id = tenancy.current_tenant() and source = :source";

    /** What a run must know of its feed's domain and source before it is merged. */
    private static final String STANDING = """
            select (select max(f.watermark) from intake.feed f
                     where f.tenant_id = s.tenant_id and f.source = s.source and f.domain = :domain) as watermark,
                   extract(epoch from s.lag) as lag_seconds
              from intake.source s where s.tenant_id = tenancy.current_tenant() and s.source = :source
            """;

    private static final String MAPPING = """
            select mapping_id from intake.mapping
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed and version = :version
            """;

    private static final String USE_MAPPING = """
            insert into intake.mapping (tenant_id, source, feed, version, content)
            values (tenancy.current_tenant(), :source, :feed, :version, :content::jsonb)
            on conflict do nothing
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    public FeedTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<FeedState> state(FeedKey feed) {
        return jdbc.sql(STATE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .query(FeedTable::row)
                .optional();
    }

    /** Whose offers the source feeds. Throws {@link RunRefused.UnknownFeed} if this tenant has no such source. */
    public int supplier(FeedKey feed) {
        return jdbc.sql(SUPPLIER)
                .param("source", feed.source())
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new RunRefused.UnknownFeed(
                        feed, "this tenant has no source of that name; add it to milehub.tenants[].sources"));
    }

    /**
     * Where a domain stands.
     *
     * @param watermark the moment of its last accepted snapshot
     * @param lag how far the source's answers trail behind what it knows
     */
    record Standing(@Nullable Instant watermark, Duration lag) {}

    Standing standing(String source, String domain) {
        return jdbc.sql(STANDING)
                .param("source", source)
                .param("domain", domain)
                .query((row, number) -> new Standing(
                        instant(row, "watermark"), Duration.ofMillis(Math.round(1000 * row.getDouble("lag_seconds")))))
                .single();
    }

    /** The number under which this version of the feed's mapping is kept, with its files, for lineage. */
    public int mapping(FeedKey feed, Mapping mapping) {
        return known(feed, mapping).orElseGet(() -> {
            jdbc.sql(USE_MAPPING)
                    .param("source", feed.source())
                    .param("feed", feed.feed())
                    .param("version", mapping.version())
                    .param("content", files(mapping))
                    .update();
            return known(feed, mapping).orElseThrow();
        });
    }

    private Optional<Integer> known(FeedKey feed, Mapping mapping) {
        return jdbc.sql(MAPPING)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("version", mapping.version())
                .query(Integer.class)
                .optional();
    }

    private static String files(Mapping mapping) {
        try {
            return JSON.writeValueAsString(mapping.files());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("file names and texts are plain strings", impossible);
        }
    }

    private static FeedState row(ResultSet row, int number) throws SQLException {
        long lastRun = row.getLong("last_run_id");
        RunId run = row.wasNull() ? null : new RunId(lastRun);
        return new FeedState(
                row.getString("cursor"),
                row.getString("etag"),
                instant(row, "watermark"),
                run,
                instant(row, "last_applied_at"),
                instant(row, "checked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
