package io.milehub.intake.guard;

import io.milehub.intake.FeedKey;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What delta runs did lately ({@code intake.effect}), summed by spans of a twenty-fourth of the window: a feed of many
 * webhooks merges several times a second, and each of its runs reads the whole window. A span counts until all of it
 * has left the window.
 */
@Component
public class WindowTable {
    private static final String ALL_BRANDS = "";

    /** Beside the measures: every record that came, whatever became of it. */
    private static final String ARRIVED = "arrived";

    private static final String READ = """
            select measure, brand, sum(records) as records
              from intake.effect
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and since > (select hub.now()) - :window::interval * 25 / 24
             group by measure, brand
            """;

    private static final String ADD = """
            with left_behind as (
              delete from intake.effect
               where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
                 and since <= (select hub.now()) - :window::interval * 25 / 24)
            insert into intake.effect as e (tenant_id, source, feed, measure, brand, since, records)
            select tenancy.current_tenant(), :source, :feed, c.measure, c.brand,
                   date_bin(:window::interval / 24, (select hub.now()), 'epoch'), c.records
              from unnest(:measures::text[], :brands::text[], :counts::bigint[]) as c (measure, brand, records)
            on conflict (tenant_id, source, feed, measure, brand, since) do update
               set records = e.records + excluded.records
            """;

    private static final String FORGET = """
            delete from intake.effect
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
            """;

    private record Row(String measure, String brand, long records) {}

    private final JdbcClient jdbc;

    public WindowTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Window read(FeedKey feed, Duration window) {
        Map<String, Map<Measure, Long>> counts = new HashMap<>();
        long arrived = 0;
        for (Row row : rows(feed, window)) {
            if (row.measure().equals(ARRIVED)) {
                arrived = row.records();
            } else {
                Measure measure = Measure.of(row.measure()).orElseThrow();
                counts.computeIfAbsent(row.brand(), _ -> new EnumMap<>(Measure.class))
                        .put(measure, row.records());
            }
        }
        return new Window(counts, arrived);
    }

    private List<Row> rows(FeedKey feed, Duration window) {
        return jdbc.sql(READ)
                .params(parameters(feed, window))
                .query((ResultSet row, int number) ->
                        new Row(row.getString("measure"), row.getString("brand"), row.getLong("records")))
                .list();
    }

    /** Adds what a run does, in its transaction, and forgets what the window has left behind. */
    void add(FeedKey feed, Duration window, Map<String, Map<Measure, Long>> counts, long arrived) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(ARRIVED, ALL_BRANDS, arrived));
        counts.forEach((brand, measures) ->
                measures.forEach((measure, records) -> rows.add(new Row(measure.slug(), brand, records))));
        jdbc.sql(ADD)
                .params(parameters(feed, window))
                .param("measures", rows.stream().map(Row::measure).toArray(String[]::new))
                .param("brands", rows.stream().map(Row::brand).toArray(String[]::new))
                .param("counts", rows.stream().map(Row::records).toArray(Long[]::new))
                .update();
    }

    /** What was approved is no drip: the window begins anew. */
    void beginAnew(FeedKey feed) {
        jdbc.sql(FORGET)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .update();
    }

    private static Map<String, Object> parameters(FeedKey feed, Duration window) {
        return Map.of("source", feed.source(), "feed", feed.feed(), "window", window.toSeconds() + " seconds");
    }
}
