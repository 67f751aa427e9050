package io.milehub.intake.bugs;

import io.milehub.database.TestDatabase;
import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.MergeTarget;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Receipt;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.support.GenericApplicationContext;

/** The intake and the merges of production for one check, with a source of its own. */
final class Shop implements AutoCloseable {
    static final String SNAPSHOT = """
            record: stock
            mode: snapshot
            format: json
            each: .levels[]
            page:
              as_of: .asOf
              total: .total
            fields:
              sku: .sku
              quantity: .quantity
            """;

    static final String DELTA = """
            record: stock
            mode: delta
            format: json
            each: .levels[]
            fields:
              sku: .sku
              quantity: .quantity
              as_of: .asOf
            """;

    private static int sources;

    final TestDatabase database;
    final TestIntake intake;
    final Interruption interruption = new Interruption();
    private final RealTargets targets;
    private final Path folder;
    private final String source = "house-" + ++sources;

    Shop(TestDatabase database, Path folder, Consumer<GenericApplicationContext> altered) {
        this.database = database;
        this.folder = folder;
        this.targets = new RealTargets(database);
        MergeTarget[] all =
                Stream.concat(Stream.of(targets.all()), Stream.of(interruption)).toArray(MergeTarget[]::new);
        this.intake = TestIntake.altered(database, IntakeLimits.DEFAULT, altered, all);
    }

    /** One more intake on this shop, whose merges take no lock of their own. */
    TestIntake withoutTargets() {
        return TestIntake.over(database, IntakeLimits.DEFAULT, interruption);
    }

    FeedKey feed(String name, String yaml) {
        return feed(intake, name, yaml);
    }

    FeedKey feed(TestIntake of, String name, String yaml) {
        return of.feed(folder, source, name, yaml);
    }

    Receipt accept(FeedKey feed, String id, String body) {
        return in(() -> intake.webhooks().accept(feed, id, "application/json", bytes(body)));
    }

    List<DeliveryId> waiting(FeedKey feed) {
        return in(() -> intake.webhooks().waiting(feed, 100));
    }

    RunOutcome batch(FeedKey feed) {
        return batch(intake, feed);
    }

    RunOutcome batch(TestIntake of, FeedKey feed) {
        return in(() -> {
            Run run = of.runs().open(feed);
            waiting(feed).forEach(webhook -> of.runs().attach(run, webhook));
            return of.runs().apply(run, null, null);
        });
    }

    RunOutcome pull(FeedKey feed, String cursor, String body) {
        return in(() -> intake.runs().apply(received(feed, body), cursor, null));
    }

    Run received(FeedKey feed, String body) {
        return in(() -> {
            Run run = intake.runs().open(feed);
            try {
                intake.runs().receive(run, new ByteArrayInputStream(bytes(body)), "application/json");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return run;
        });
    }

    /** Pieces on hand by SKU. */
    Map<String, Integer> stock() {
        return database.query(TestDatabase.FIRST, () -> {
            Map<String, Integer> found = new TreeMap<>();
            database.jdbc()
                    .sql("""
                            select o.supplier_sku, s.on_hand
                              from inventory.stock_level s join catalogue.offer o using (tenant_id, offer_id)
                             where s.source = :source
                            """)
                    .param("source", source)
                    .query((row, _) -> found.put(row.getString(1), row.getInt(2)))
                    .list();
            return found;
        });
    }

    long number(String sql) {
        return database.query(
                TestDatabase.FIRST,
                () -> database.jdbc()
                        .sql(sql)
                        .param("source", source)
                        .query(Long.class)
                        .single());
    }

    static <T> T in(Supplier<T> work) {
        return Tenancy.<T, RuntimeException>in(TestDatabase.FIRST, work::get);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        intake.close();
        targets.close();
    }
}
