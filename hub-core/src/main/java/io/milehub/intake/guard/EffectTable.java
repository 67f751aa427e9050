package io.milehub.intake.guard;

import io.milehub.intake.FeedKey;
import io.milehub.intake.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What merge targets said a run would do ({@code pg_temp.run_effect}), and what delta runs did lately. */
@Component
public class EffectTable {
    private static final String CREATE = """
            create temporary table run_effect
              (measure text, brand text, sku text, was text, becomes text, percent numeric) on commit drop
            """;

    /** A price that moves within the usual is no effect. */
    private static final String NO_EFFECT =
            "delete from pg_temp.run_effect where measure = 'repriced' and percent <= :beyondPercent";

    private static final String COUNTS = """
            select measure, coalesce(brand, '') as brand, count(*) as records
              from pg_temp.run_effect
             group by measure, coalesce(brand, '')
            """;

    private static final String SAMPLES = """
            select sku, was, becomes from pg_temp.run_effect
             where measure = :measure and (:brand::text is null or brand = :brand)
             order by percent desc nulls last, sku
             limit :limit
            """;

    /** A release ends the window: what was approved is no drip. */
    private static final String WINDOW = """
            select measure, brand, sum(records) as records
              from intake.effect
             where tenant_id = tenancy.current_tenant() and source = :source and feed = :feed
               and at > (select hub.now()) - :window::interval
               and run_id > coalesce((select max(run_id) from intake.run
                                       where tenant_id = tenancy.current_tenant() and source = :source
                                         and feed = :feed and state = 'MERGED' and approved is not null), 0)
             group by measure, brand
            """;

    private static final String RECORD = """
            insert into intake.effect (tenant_id, run_id, source, feed, measure, brand, records)
            select tenancy.current_tenant(), :run, :source, :feed, measure, coalesce(brand, ''), count(*)
              from pg_temp.run_effect
             where brand is not null
             group by measure, brand
            union all
            select tenancy.current_tenant(), :run, :source, :feed, measure, '', records
              from unnest(:measures::text[], :counts::int[]) as c (measure, records)
            """;

    private static final String LIVE = """
            select coalesce(sum(live), 0) from intake.feed
             where tenant_id = tenancy.current_tenant() and source = :source and domain = :domain
            """;

    private static final String LIVE_OF_BRAND = """
            select count(*) from catalogue.offer
             where tenant_id = tenancy.current_tenant() and source = :source and brand = :brand
               and removed_at is null
            """;

    private static final int SAMPLES_MAX = 5;

    private final JdbcClient jdbc;

    public EffectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the table into which targets write; it ends with the transaction. */
    public void create() {
        jdbc.sql(CREATE).update();
    }

    /** Records by brand ('' is all), then measure. */
    Map<String, Map<Measure, Long>> counts(int repricedBeyondPercent) {
        jdbc.sql(NO_EFFECT).param("beyondPercent", repricedBeyondPercent).update();
        return sums(COUNTS, Map.of());
    }

    /** What the delta runs of the feed did within the window, by brand and measure. */
    Map<String, Map<Measure, Long>> before(FeedKey feed, Duration window) {
        return sums(
                WINDOW,
                Map.of("source", feed.source(), "feed", feed.feed(), "window", window.toSeconds() + " seconds"));
    }

    private Map<String, Map<Measure, Long>> sums(String sql, Map<String, Object> parameters) {
        Map<String, Map<Measure, Long>> sums = new HashMap<>();
        jdbc.sql(sql).params(parameters).query((ResultSet row) -> {
            while (row.next()) {
                Measure measure = Measure.of(row.getString("measure")).orElseThrow();
                sums.computeIfAbsent(row.getString("brand"), _ -> new EnumMap<>(Measure.class))
                        .merge(measure, row.getLong("records"), Long::sum);
            }
            return sums;
        });
        return sums;
    }

    List<Finding.Sample> samples(Measure measure, @Nullable String brand) {
        return jdbc.sql(SAMPLES)
                .param("measure", measure.slug())
                .param("brand", brand)
                .param("limit", SAMPLES_MAX)
                .query(EffectTable::sample)
                .list();
    }

    private static Finding.Sample sample(ResultSet row, int number) throws SQLException {
        return new Finding.Sample(row.getString("sku"), row.getString("was"), row.getString("becomes"));
    }

    /** Remembers what a delta run does, in its transaction. */
    void record(RunId run, FeedKey feed, Effect effect) {
        List<Measure> measures = List.copyOf(effect.counts().keySet());
        jdbc.sql(RECORD)
                .param("run", run.value())
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("measures", measures.stream().map(Measure::slug).toArray(String[]::new))
                .param("counts", measures.stream().map(effect::count).toArray(Integer[]::new))
                .update();
    }

    /** Live facts of the domain, as its feeds have counted them. */
    long live(String source, String domain) {
        return jdbc.sql(LIVE)
                .param("source", source)
                .param("domain", domain)
                .query(Long.class)
                .single();
    }

    long liveOfBrand(String source, String brand) {
        return jdbc.sql(LIVE_OF_BRAND)
                .param("source", source)
                .param("brand", brand)
                .query(Long.class)
                .single();
    }
}
