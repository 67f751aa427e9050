package io.milehub.intake.order;

import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.RealTargets;
import io.milehub.intake.Run;
import io.milehub.intake.RunOutcome;
import io.milehub.intake.TestIntake;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Shops that take a trace in, each in a tenant of its own, through the runs and the merges of production. */
final class TraceShop implements AutoCloseable {
    private static final String FIELDS = """
            record: %s
            mode: %s
            format: json
            each: .records[]
            """;

    private static final String ITEM = """
              sku: .sku
              gtin: gtin(.gtin)
              product.key: .style
              product.brand: '"Maison"'
              product.title.en: .title
              product.category: '"women/coats"'
              size: size("IT", .size)
              price.rrp: money(.rrp, "EUR")
              price.tax: '"INC(IT)"'
            """;

    private static final String STOCK = """
              sku: .sku
              quantity: .quantity
            """;

    private static final String PRICE = """
              sku: .sku
              price.type: '"RRP"'
              price.amount: money(.amount, "EUR")
              price.tax: '"INC(IT)"'
            """;

    private final TestDatabase database;
    private final RealTargets targets;
    private final TestIntake intake;
    private final AtomicInteger tenants = new AtomicInteger(100);

    TraceShop(TestDatabase database, Path folder) {
        this.database = database;
        this.targets = new RealTargets(database);
        this.intake = TestIntake.over(database, IntakeLimits.DEFAULT, targets.all());
        for (Parcel.Kind kind : Parcel.Kind.values()) {
            String slug = kind.name().toLowerCase(Locale.ROOT);
            String fields = switch (kind) {
                case ITEM -> ITEM;
                case STOCK -> STOCK;
                case PRICE -> PRICE;
            };
            String snapshot = FIELDS.formatted(slug, "snapshot") + "page: { as_of: .asOf }\nfields:\n" + fields;
            String news = FIELDS.formatted(slug, "delta") + "fields:\n" + fields + "  as_of: .asOf\n";
            intake.map(folder, new FeedKey(Trace.HOUSE, slug), snapshot);
            intake.map(folder, new FeedKey(Trace.HOUSE, slug + "-news"), news);
            intake.map(folder, new FeedKey(Trace.BOUTIQUE, slug + "-news"), news + "  version: .version\n");
        }
    }

    /** A new shop that has taken in the parcels in this order. */
    TenantId taking(List<Parcel> parcels, Random batches) {
        TenantId tenant = new TenantId(tenants.incrementAndGet());
        database.ownerJdbc()
                .sql("insert into tenancy.tenant (tenant_id, name) values (:id, :name)")
                .param("id", tenant.value())
                .param("name", "shop-" + tenant.value())
                .update();
        database.in(tenant, () -> {
            intake.provision(Trace.HOUSE);
            intake.provision(Trace.BOUTIQUE);
            database.jdbc()
                    .sql("insert into pricing.market values (tenancy.current_tenant(), 'it', '{IT}', 'EUR', 'INC')")
                    .update();
            database.jdbc()
                    .sql("insert into pricing.tax_rate values (tenancy.current_tenant(), 'IT', 2200, '[2020-01-01,)')")
                    .update();
        });
        Tenancy.in(tenant, () -> take(parcels, batches));
        return tenant;
    }

    private void take(List<Parcel> parcels, Random batches) {
        for (Parcel parcel : parcels) {
            if (parcel.snapshot()) {
                pull(parcel);
            } else {
                byte[] body = parcel.body().getBytes(StandardCharsets.UTF_8);
                intake.webhooks().accept(parcel.feed(), parcel.id(), "application/json", body);
                if (batches.nextInt(3) == 0) {
                    batch(parcel.feed());
                }
            }
        }
        parcels.stream()
                .filter(parcel -> !parcel.snapshot())
                .map(Parcel::feed)
                .distinct()
                .forEach(this::batch);
    }

    private void pull(Parcel parcel) {
        Run run = intake.runs().open(parcel.feed());
        try {
            var body = new ByteArrayInputStream(parcel.body().getBytes(StandardCharsets.UTF_8));
            intake.runs().receive(run, body, "application/json");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        applied(run);
    }

    private void batch(FeedKey feed) {
        var waiting = intake.webhooks().waiting(feed, 100);
        if (!waiting.isEmpty()) {
            Run run = intake.runs().open(feed);
            waiting.forEach(webhook -> intake.runs().attach(run, webhook));
            applied(run);
        }
    }

    private void applied(Run run) {
        RunOutcome outcome = intake.runs().apply(run, null, null);
        if (outcome instanceof RunOutcome.Failed || outcome instanceof RunOutcome.Held) {
            throw new AssertionError("run of " + run.feed() + " did not merge: " + outcome);
        }
    }

    /** What the reference model foretells: one line a live key. */
    List<String> standing(TenantId tenant) {
        return lines(tenant, Standing.LIVE);
    }

    /** Everything that stands, by natural keys; a fact's age is that of its domain's last snapshot if that is later. */
    List<String> everything(TenantId tenant) {
        return Standing.EVERYTHING.stream()
                .flatMap(query -> lines(tenant, query).stream())
                .toList();
    }

    private List<String> lines(TenantId tenant, String query) {
        return database
                .query(
                        tenant,
                        () -> database.jdbc().sql(query).query(String.class).list())
                .stream()
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        intake.close();
        targets.close();
    }
}
