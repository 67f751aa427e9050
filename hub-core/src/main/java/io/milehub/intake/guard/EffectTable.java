package io.milehub.intake.guard;

import io.milehub.database.ScratchTable;
import io.milehub.intake.FeedKey;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What merge targets said a run would do ({@code pg_temp.run_effect}), and of how much. */
@Component
public class EffectTable {
    private static final ScratchTable EFFECT = ScratchTable.ofShortRows(
            "run_effect", "measure text, brand text, sku text, was text, becomes text, percent numeric");

    /** A price that moves within the usual is no effect. */
    private static final String COUNTS = """
            with none as (
              delete from pg_temp.run_effect where measure = 'repriced' and percent <= :beyondPercent)
            select measure, coalesce(brand, '') as brand, count(*) as records
              from pg_temp.run_effect
             where measure <> 'repriced' or percent > :beyondPercent or percent is null
             group by grouping sets ((measure), (measure, brand))
            having grouping(brand) = 1 or brand <> ''
            """;

    private static final String LIVE = """
            select coalesce(sum(live), 0) from intake.feed
             where tenant_id = tenancy.current_tenant() and source = :source
               and (domain = :domain or feed = :feed)
            """;

    private static final String LIVE_OF_BRAND = """
            select count(*) from catalogue.offer
             where tenant_id = tenancy.current_tenant() and supplier_id = :supplier and brand = :brand
               and removed_at is null
            """;

    private final JdbcClient jdbc;

    public EffectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Gives the transaction the empty table into which targets write. */
    public static void ready() {
        EFFECT.ready();
    }

    /** Records by brand ('' is all), then measure. */
    Map<String, Map<Measure, Long>> counts(int repricedBeyondPercent) {
        Map<String, Map<Measure, Long>> counts = new HashMap<>();
        jdbc.sql(COUNTS).param("beyondPercent", repricedBeyondPercent).query(row -> {
            Measure measure = Measure.of(row.getString("measure")).orElseThrow();
            counts.computeIfAbsent(row.getString("brand"), _ -> new EnumMap<>(Measure.class))
                    .put(measure, row.getLong("records"));
        });
        return counts;
    }

    /**
     * Live facts of the domain, as its feeds have counted them. A feed brings along what it counted under the name that
     * its domain had before.
     */
    long live(FeedKey feed, String domain) {
        return jdbc.sql(LIVE)
                .param("source", feed.source())
                .param("feed", feed.feed())
                .param("domain", domain)
                .query(Long.class)
                .single();
    }

    long liveOfBrand(int supplierId, String brand) {
        return jdbc.sql(LIVE_OF_BRAND)
                .param("supplier", supplierId)
                .param("brand", brand)
                .query(Long.class)
                .single();
    }
}
