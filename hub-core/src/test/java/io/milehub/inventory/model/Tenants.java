package io.milehub.inventory.model;

import io.milehub.database.TestDatabase;
import io.milehub.inventory.model.Layout.Offer;
import io.milehub.inventory.model.Layout.Source;
import io.milehub.tenancy.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A tenant for each sequence, with a clock of its own that stands still between the steps: sequences run side by side
 * in one database, and meet every deadline to the second.
 */
final class Tenants {
    /** Without a row there a tenant lives in real time. Unlogged, so that moving it waits for no disk. */
    private static final List<String> CLOCKS = List.of(
            "create unlogged table hub.test_clock (tenant_id int primary key, at timestamptz not null)",
            "grant select, insert, update on hub.test_clock to hub_app",
            """
            create or replace function hub.now() returns timestamptz
              language sql volatile
              return coalesce(
                (select at from hub.test_clock where tenant_id = nullif(current_setting('hub.tenant', true), '')::int),
                clock_timestamp())
            """);

    private static final String MOVE = """
            insert into hub.test_clock values (:tenant, :at)
            on conflict (tenant_id) do update set at = excluded.at
            """;

    private static final String SOURCE = """
            update intake.source set rank = :rank, stock_meaning = :meaning, buffer = :buffer,
                   lag = :seconds * interval '1 second'
             where source = :source
            """;

    private static final String OFFER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku, variant_id, lifetime_limit, source,
                   content_id, content_hash, delivery_id, ordinal, mapping_id)
            select tenant_id, supplier_id, :sku, :variant, :limit, source, gen_random_uuid(), gen_random_uuid(), 1, 0, 1
              from intake.source where source = :source
            returning offer_id
            """;

    private static final AtomicInteger NUMBER = new AtomicInteger(100);

    private final Hub hub;
    private final TestDatabase database;

    Tenants(Hub hub) {
        this.hub = hub;
        this.database = hub.database;
    }

    static void giveClocks(TestDatabase database) {
        CLOCKS.forEach(sql -> database.ownerJdbc().sql(sql).update());
    }

    /** A tenant with the sources and offers of the layout, and the ids of its offers. */
    record Opened(TenantId tenant, List<Long> offers) {}

    Opened open(Layout layout, Instant begin) {
        var tenant = new TenantId(NUMBER.incrementAndGet());
        database.ownerJdbc()
                .sql("insert into tenancy.tenant (tenant_id, name) values (:id, :name)")
                .param("id", tenant.value())
                .param("name", "shop-" + tenant.value())
                .update();
        move(tenant, begin);
        List<Long> offers = new ArrayList<>();
        database.in(tenant, () -> {
            layout.sources().forEach(this::provision);
            layout.offers()
                    .forEach(offer -> offers.add(
                            offer(offer, layout.sources().get(offer.source()).name())));
        });
        return new Opened(tenant, offers);
    }

    void move(TenantId tenant, Instant to) {
        database.jdbc()
                .sql(MOVE)
                .param("tenant", tenant.value())
                .param("at", OffsetDateTime.ofInstant(to, ZoneOffset.UTC))
                .update();
    }

    private void provision(Source source) {
        hub.intake.provision(source.name());
        database.jdbc()
                .sql(SOURCE)
                .param("source", source.name())
                .param("rank", source.rank())
                .param("meaning", source.meaning().name())
                .param("buffer", source.buffer())
                .param("seconds", source.lag().toSeconds())
                .update();
    }

    private long offer(Offer offer, String source) {
        return database.jdbc()
                .sql(OFFER)
                .param("sku", offer.sku())
                .param("variant", offer.variant())
                .param("limit", offer.lifetimeLimit())
                .param("source", source)
                .query(Long.class)
                .single();
    }
}
