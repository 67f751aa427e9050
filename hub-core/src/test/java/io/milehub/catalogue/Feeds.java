package io.milehub.catalogue;

import io.milehub.canonical.RecordKind;
import io.milehub.catalogue.content.FieldRanks;
import io.milehub.database.TestDatabase;
import io.milehub.intake.FeedKey;
import io.milehub.intake.MergeContext;
import io.milehub.intake.MergeCounts;
import io.milehub.intake.MergeTarget;
import io.milehub.intake.RunId;
import io.milehub.intake.guard.EffectTable;
import io.milehub.intake.stage.StageTables;
import io.milehub.mapping.FeedMode;
import io.milehub.tenancy.TenantId;
import io.milehub.tenancy.TenantTransactionManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Feeds of a test: hand-made stages that go through the real merges, one transaction a run, as hub_app. */
public final class Feeds implements AutoCloseable {
    private final TestDatabase database;
    private final JdbcClient jdbc;
    private final FeedStage stage;
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private final Map<String, Instant> watermarks = new ConcurrentHashMap<>();
    private final AtomicLong runs = new AtomicLong();

    /** Over the merges of catalogue, pricing and inventory. */
    public Feeds(TestDatabase database) {
        this.database = database;
        this.jdbc = database.jdbc();
        this.stage = new FeedStage(jdbc);
        beans.registerBean(JdbcClient.class, () -> jdbc);
        beans.registerBean(DataSource.class, database::dataSource, bean -> bean.setDestroyMethodName(""));
        beans.registerBean(TenantTransactionManager.class, database::transactions);
        for (String name : List.of(
                "catalogue.Brands",
                "catalogue.BulkPlan",
                "catalogue.CatalogueLocks",
                "catalogue.CatalogueMerge",
                "catalogue.Offers",
                "catalogue.Splits",
                "catalogue.content.FieldRanks",
                "audit.Audit",
                "pricing.ItemPriceMerge",
                "pricing.PriceMerge",
                "inventory.stock.StockChunks",
                "pricing.RelinkedPrices",
                "inventory.stock.StockMerge")) {
            beans.register(type("io.milehub." + name));
        }
        beans.refresh();
    }

    /** An operator's word on links; it wants to be called in a transaction of the tenant. */
    public Splits splits() {
        return beans.getBean(Splits.class);
    }

    /** Names of brands; wants to be called in a transaction as well. */
    public Brands brands() {
        return beans.getBean(Brands.class);
    }

    /** Trust in sources, field by field; wants to be called in a transaction as well. */
    public FieldRanks fieldRanks() {
        return beans.getBean(FieldRanks.class);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A count of a piece. */
    public record Count(
            String sku,
            String location,
            int quantity,
            @Nullable Long version,
            @Nullable Instant asOf) {
        public static Count of(String sku, int quantity) {
            return new Count(sku, "main", quantity, null, null);
        }

        public Count told(@Nullable Long version, @Nullable Instant asOf) {
            return new Count(sku, location, quantity, version, asOf);
        }
    }

    /** A price of a piece; without a tax country it is without tax. */
    public record Price(
            String sku,
            String type,
            long minor,
            String currency,
            @Nullable String taxCountry,
            @Nullable Long version) {}

    /** A supplier with one source of the same name, with a delivery and a mapping to point to. */
    public void source(TenantId tenant, String name, int rank) {
        database.in(tenant, () -> {
            for (String sql : List.of(
                    "insert into intake.supplier (tenant_id, name) values (:tenant, :name)", """
                    insert into intake.source (tenant_id, source, supplier_id, rank)
                    select :tenant, :name, supplier_id, :rank from intake.supplier
                     where tenant_id = :tenant and name = :name
                    """, """
                    insert into intake.mapping (tenant_id, source, feed, version, content)
                    values (:tenant, :name, 'catalogue', '1', '{}')
                    """, """
                    insert into intake.delivery (tenant_id, source, feed, transport, content_hash, size_bytes, chunks)
                    values (:tenant, :name, 'catalogue', 'PULL', decode(repeat('00', 32), 'hex'), 0, '{}')
                    """, """
                    insert into catalogue.agreement (tenant_id, supplier_id, kind, cost_bp, seller_of_record, ack_hours,
                      ship_hours, return_days, return_address, validity)
                    select :tenant, supplier_id, 'WHOLESALE', 4500, 'hub', 24, 48, 14, 'Via Roma 1, Milano',
                           tstzrange('2020-01-01', null)
                      from intake.supplier where tenant_id = :tenant and name = :name
                    """)) {
                jdbc.sql(sql)
                        .param("tenant", tenant.value())
                        .param("name", name)
                        .param("rank", rank)
                        .update();
            }
        });
    }

    /** The market {@code it}: Italy, in EUR, with 22 % tax; France is known to have 20 %. */
    public void italy(TenantId tenant) {
        database.in(tenant, () -> {
            jdbc.sql("insert into pricing.market values (tenancy.current_tenant(), 'it', '{IT}', 'EUR', 'INC')")
                    .update();
            jdbc.sql("""
                            insert into pricing.tax_rate
                            values (tenancy.current_tenant(), 'IT', 2200, '[2020-01-01,)'),
                                   (tenancy.current_tenant(), 'FR', 2000, '[2020-01-01,)')
                            """).update();
        });
    }

    public MergeCounts snapshot(TenantId tenant, String source, Piece... pieces) {
        return items(tenant, source, FeedMode.SNAPSHOT, List.of(pieces));
    }

    public MergeCounts delta(TenantId tenant, String source, Piece... pieces) {
        return items(tenant, source, FeedMode.DELTA, List.of(pieces));
    }

    private MergeCounts items(TenantId tenant, String source, FeedMode mode, List<Piece> pieces) {
        return run(tenant, source, mode, RecordKind.ITEM, () -> stage.items(pieces, delivery(source)));
    }

    public MergeCounts stock(TenantId tenant, String source, FeedMode mode, Count... counts) {
        return run(tenant, source, mode, RecordKind.STOCK, () -> stage.stock(List.of(counts), delivery(source)));
    }

    public MergeCounts prices(TenantId tenant, String source, FeedMode mode, Price... prices) {
        return run(tenant, source, mode, RecordKind.PRICE, () -> stage.prices(List.of(prices), delivery(source)));
    }

    private long delivery(String source) {
        return jdbc.sql("select max(delivery_id) from intake.delivery where source = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    private MergeCounts run(TenantId tenant, String source, FeedMode mode, RecordKind kind, Runnable staging) {
        return database.query(tenant, () -> {
            MergeContext context = jdbc.sql("""
                            select s.supplier_id, m.mapping_id, hub.now() as at
                              from intake.source s join intake.mapping m using (tenant_id, source)
                             where s.source = :source
                            """)
                    .param("source", source)
                    .query((row, _) -> new MergeContext(
                            new RunId(runs.incrementAndGet()),
                            new FeedKey(source, "catalogue"),
                            kind.slug(),
                            row.getInt("supplier_id"),
                            mode,
                            false,
                            row.getInt("mapping_id"),
                            row.getTimestamp("at").toInstant(),
                            null,
                            null,
                            0,
                            false))
                    .single();
            staging.run();
            jdbc.sql("update pg_temp.stage_" + kind.slug() + " set as_of = hub.now() where :delta and as_of is null")
                    .param("delta", mode == FeedMode.DELTA)
                    .update();
            return merged(tenant, kind, context);
        });
    }

    /** Plan and apply, with the watermark that the snapshots before have left. */
    private MergeCounts merged(TenantId tenant, RecordKind kind, MergeContext unstaged) {
        String domain = tenant + "/" + unstaged.feed().source() + "/" + kind;
        Instant moment = unstaged.snapshot() ? unstaged.startedAt() : null;
        boolean byVersion = !unstaged.snapshot()
                && jdbc.sql("select bool_and(version is not null) from pg_temp.stage_" + kind.slug())
                        .query(Boolean.class)
                        .single();
        int rows = jdbc.sql("select count(*) from pg_temp.stage_" + kind.slug())
                .query(Integer.class)
                .single();
        MergeContext context = ordered(unstaged, byVersion).staged(moment, watermarks.get(domain), rows, false);
        EffectTable.ready();
        StageTables.unseenReady();
        jdbc.sql("insert into pg_temp.stage_unseen " + live(kind))
                .param("source", context.feed().source())
                .update();
        List<MergeTarget> targets = beans.getBeansOfType(MergeTarget.class).values().stream()
                .filter(target -> target.kind() == kind)
                .sorted(Comparator.comparingInt(MergeTarget::order))
                .toList();
        MergeCounts counts =
                targets.stream().map(target -> target.plan(context)).toList().getFirst();
        targets.forEach(target -> target.apply(context));
        if (moment != null) {
            watermarks.put(domain, moment);
        }
        return counts;
    }

    /** Feeds that only tell changes are ordered by version where each change tells one. */
    private static MergeContext ordered(MergeContext run, boolean byVersion) {
        return new MergeContext(
                run.run(),
                run.feed(),
                run.domain(),
                run.supplierId(),
                run.mode(),
                byVersion,
                run.mappingId(),
                run.startedAt(),
                null,
                null,
                0,
                false);
    }

    private static String live(RecordKind kind) {
        return switch (kind) {
            case ITEM -> """
                select offer_id as id, null::text as part from catalogue.offer
                 where source = :source and removed_at is null and content_hash is not null
                """;
            case STOCK -> """
                select offer_id as id, location as part from inventory.stock_level
                 where source = :source and content_hash is not null
                """;
            case PRICE -> """
                select fact_id as id, null::text as part from pricing.price_fact
                 where source = :source and told_by = 'PRICE' and valid_to is null
                """;
            default -> throw new IllegalArgumentException(kind.slug() + " is never told whole");
        };
    }

    @Override
    public void close() {
        beans.close();
    }
}
