package io.milehub.intake.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.milehub.intake.FeedKey;
import io.milehub.intake.Run;
import io.milehub.mapping.Mapping;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is kept of drift: the shape of each feed, and the reports of its last runs. */
@Component
class DriftTable {
    /** Reports that are kept of one feed. */
    static final int REPORTS_MAX = 100;

    private static final String SHAPE = """
            select mapping_version, places::text as places from intake.feed_shape
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               for update
            """;

    private static final String FORMER = """
            select content::text from intake.mapping
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed and version = :version
            """;

    private static final String KEEP_SHAPE = """
            insert into intake.feed_shape (tenant_id, source, feed, mapping_version, places)
            values (tenancy.current_tenant(), :source, :feed, :version, :places::jsonb)
            on conflict (tenant_id, source, feed) do update
               set mapping_version = excluded.mapping_version, places = excluded.places
            """;

    private static final String KEEP_REPORT = """
            with old as (
              delete from intake.drift
               where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
                 and run_id < (select run_id from intake.drift
                                where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
                                order by run_id desc offset :beyond limit 1))
            insert into intake.drift (tenant_id, run_id, source, feed, report)
            values (tenancy.current_tenant(), :run, :source, :feed, :report::jsonb)
            on conflict (tenant_id, run_id) do update set report = excluded.report
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Kept(String mappingVersion, String places) {}

    private final JdbcClient jdbc;

    DriftTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The shape of a feed so far: none where its records have since been cut out of other places. */
    FeedShape shape(FeedKey feed, Mapping mapping) {
        Optional<Kept> kept = jdbc.sql(SHAPE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .query(Kept.class)
                .optional();
        return kept.filter(former -> isOf(feed, mapping, former.mappingVersion()))
                .map(former -> DriftJson.shape(former.places()))
                .orElseGet(FeedShape::new);
    }

    private boolean isOf(FeedKey feed, Mapping mapping, String version) {
        return mapping.version().equals(version)
                || jdbc.sql(FORMER)
                        .param("source", feed.source())
                        .param("feed", feed.feed())
                        .param("version", version)
                        .query(String.class)
                        .optional()
                        .map(DriftTable::files)
                        .filter(files -> mapping.cutsOtherwiseThan(files).isEmpty())
                        .isPresent();
    }

    void keep(Run run, Mapping mapping, FeedShape shape, String report) {
        FeedKey feed = run.feed();
        jdbc.sql(KEEP_SHAPE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("version", mapping.version())
                .param("places", DriftJson.shape(shape))
                .update();
        jdbc.sql(KEEP_REPORT)
                .param("run", run.id().value())
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("report", report)
                .param("beyond", REPORTS_MAX - 2)
                .update();
    }

    private static Map<String, String> files(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException foreign) {
            throw new IllegalStateException("intake.mapping.content holds what intake never wrote", foreign);
        }
    }
}
