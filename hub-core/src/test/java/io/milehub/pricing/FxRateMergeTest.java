package io.milehub.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.milehub.canonical.FxRate;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rates are added and never changed; which one holds at a moment does not depend on when they came. */
class FxRateMergeTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    /** One a test, since rates are never deleted. */
    private static final List<String> QUOTES = List.of("USD", "GBP", "JPY", "CHF", "SEK");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.fresh();

    @TempDir
    Path folder;

    private RealTargets targets;
    private TestIntake intake;
    private FeedKey bank;
    private String quote = "";
    private int messages;
    private static int pairs;

    @BeforeEach
    void open() {
        targets = new RealTargets(DATABASE);
        intake = TestIntake.over(DATABASE, IntakeLimits.DEFAULT, targets.all());
        bank = feed("bank", "");
        quote = QUOTES.get(++pairs);
    }

    @AfterEach
    void close() {
        intake.close();
        targets.close();
    }

    @Test
    void the_rate_of_a_moment_is_the_last_that_is_not_after_it() {
        assertThat(told(bank, "1.08@2026-03-02", "1.09@2026-03-03")).isEqualTo(new MergeCounts(2, 0, 0, 0, 0));
        assertThat(told(bank, "1.10@2026-03-04")).isEqualTo(new MergeCounts(0, 1, 0, 0, 0));
        assertThat(rateAt("2026-03-04T18:00:00Z")).isEqualTo("1.1 of bank");
        assertThat(rateAt("2026-03-03T18:00:00Z")).isEqualTo("1.09 of bank");
        assertThat(rateAt("2026-03-02T15:59:59Z")).isEqualTo("none");
    }

    @Test
    void what_comes_late_or_twice_changes_nothing_that_is_later() {
        told(bank, "1.10@2026-03-04");
        assertThat(told(bank, "1.08@2026-03-02")).isEqualTo(new MergeCounts(0, 0, 0, 1, 0));
        assertThat(told(bank, "1.10@2026-03-04", "1.10@2026-03-04")).isEqualTo(new MergeCounts(0, 0, 1, 0, 0));
        assertThat(told(bank, "1.100@2026-03-05")).as("the same again").isEqualTo(new MergeCounts(0, 0, 1, 0, 0));
        assertThat(rateAt("2026-03-05T18:00:00Z")).isEqualTo("1.1 of bank");
        assertThat(rateAt("2026-03-02T18:00:00Z")).isEqualTo("1.08 of bank");
        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void a_source_that_is_trusted_more_is_asked_first_and_versions_come_before_moments() {
        FeedKey desk = feed("desk", "  version: .version\n");
        DATABASE.in(
                TestDatabase.FIRST,
                () -> DATABASE.jdbc()
                        .sql("update intake.source set rank = 5 where source = 'desk'")
                        .update());
        told(bank, "1.10@2026-03-04");
        told(desk, "1.20@2026-03-02#2", "1.30@2026-03-03#1");
        assertThat(rateAt("2026-03-04T18:00:00Z")).isEqualTo("1.2 of desk");
    }

    private FeedKey feed(String source, String more) {
        return intake.feed(folder, source, "rates", """
                record: fx-rate
                mode: delta
                format: json
                each: .[]
                fields:
                  base: '"EUR"'
                  quote: .quote
                  rate: .rate
                  as_of: concat(.day, "T16:00:00Z")
                """ + more);
    }

    /** Rates as rate@day, or rate@day#version. */
    private MergeCounts told(FeedKey feed, String... rates) {
        StringBuilder body = new StringBuilder("[");
        for (String rate : rates) {
            String[] parts = rate.split("[@#]", -1);
            body.append(body.length() > 1 ? "," : "")
                    .append("{\"quote\": \"%s\", \"rate\": \"%s\", \"day\": \"%s\", \"version\": %s}"
                            .formatted(quote, parts[0], parts[1], parts.length > 2 ? parts[2] : "null"));
        }
        byte[] bytes = body.append(']').toString().getBytes(StandardCharsets.UTF_8);
        String id = "m" + ++messages + System.nanoTime();
        return Tenancy.in(TestDatabase.FIRST, () -> {
            intake.webhooks().accept(feed, id, "application/json", bytes);
            Run run = intake.runs().open(feed);
            intake.webhooks().waiting(feed, 10).forEach(waiting -> intake.runs().attach(run, waiting));
            return ((RunOutcome.Merged) intake.runs().apply(run, null, null))
                    .run()
                    .merged();
        });
    }

    private String rateAt(String moment) {
        FxRates rates = new FxRates(DATABASE.jdbc());
        return DATABASE.query(
                        TestDatabase.FIRST,
                        () -> rates.at(EUR, Currency.getInstance(quote), FxRate.Type.MID, Instant.parse(moment)))
                .map(told -> told.rate().toPlainString() + " of " + told.source())
                .orElse("none");
    }

    private long rows() {
        List<Long> counts = DATABASE.query(
                TestDatabase.FIRST,
                () -> DATABASE.jdbc()
                        .sql("select count(*) from pricing.fx_rate where quote = :quote")
                        .param("quote", quote)
                        .query(Long.class)
                        .list());
        return counts.getFirst();
    }
}
