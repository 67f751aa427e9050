package io.milehub.intake;

import static io.milehub.intake.StockFeed.pull;
import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.database.TestDatabase;
import io.milehub.intake.RunOutcome.Merged;
import io.milehub.intake.history.RunSummary;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Bad records among many good ones: these land, and those are kept with all that is wrong with them. */
class PoisonRecordsTest {
    private static final int RECORDS = 100_000;
    private static final int ONE_IN = 100;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private StockProbe probe;
    private TestIntake intake;
    private FeedKey feed;

    @BeforeEach
    void wire() {
        probe = new StockProbe(database);
        intake = TestIntake.over(database, IntakeLimits.DEFAULT, probe);
        feed = intake.feed(folder, "house", "stock", StockFeed.SNAPSHOT);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void of_100_000_records_1_000_bad_ones_are_quarantined_whole_and_99_000_land() {
        RunSummary run = ((Merged) pull(intake.runs(), feed, records(ONE_IN))).run();

        assertThat(run.accepted()).isEqualTo(RECORDS - RECORDS / ONE_IN);
        assertThat(run.refused()).isEqualTo(RECORDS / ONE_IN);
        assertThat(count("select count(*)::int from probe.stock")).isEqualTo(RECORDS - RECORDS / ONE_IN);
        assertThat(count("""
                        select count(*)::int from intake.quarantine q
                         where q.state = 'OPEN' and q.run_id = (select max(run_id) from intake.run)
                           and q.raw::jsonb = jsonb_build_object('sku', '', 'quantity', -q.ordinal, 'note', 'bad')
                           and (select array_agg(r ->> 'code' order by r ->> 'code')
                                  from jsonb_array_elements(q.reasons) r) = '{sku-missing,stock-negative}'
                        """)).isEqualTo(RECORDS / ONE_IN);
    }

    /** Of every so many records one lacks its SKU and counts below zero. */
    static String records(int oneIn) {
        StringBuilder json = new StringBuilder("{\"levels\":[");
        for (int i = 0; i < RECORDS; i++) {
            json.append(i == 0 ? "" : ",");
            if (i % oneIn == oneIn - 1) {
                json.append("{\"sku\":\"\",\"quantity\":-").append(i).append(",\"note\":\"bad\"}");
            } else {
                json.append("{\"sku\":\"S").append(i).append("\",\"quantity\":7,\"note\":\"good\"}");
            }
        }
        return json.append("]}").toString();
    }

    private static int count(String sql) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc().sql(sql).query(Integer.class).single());
    }
}
