package io.milehub.catalogue.matching;

import io.milehub.catalogue.Feeds;
import io.milehub.catalogue.Piece;
import io.milehub.catalogue.content.ProductField;
import io.milehub.catalogue.link.SplitOutcome;
import io.milehub.database.TestDatabase;
import io.milehub.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Shops that take traces in through the real merges, each in a tenant of its own. */
final class Shop implements AutoCloseable {
    private static final String REGISTER = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select tenant_id, supplier_id, unnest(:skus) from intake.source where source = :source
            """;

    private static final String VARIANTS = """
            select string_agg(o.supplier_sku, ' ' order by o.supplier_sku collate "C") || ' = ' || b.slug || '/'
                   || p.style_key || ' at ' || (
                     select s.amount_minor from pricing.price_shown s
                      where s.tenant_id = v.tenant_id and s.variant_id = v.variant_id
                      order by s.shown_from desc limit 1)
              from catalogue.offer o
              join catalogue.variant v using (tenant_id, variant_id)
              join catalogue.product p using (tenant_id, product_id)
              join catalogue.brand b on b.tenant_id = p.tenant_id and b.brand_id = p.brand_id
             where o.removed_at is null
             group by v.tenant_id, v.variant_id, b.slug, p.style_key
            """;

    private static final String PRODUCTS = """
            select distinct b.slug || '/' || p.style_key || ': ' || (p.title ->> 'en') || ', '
                   || coalesce(p.composition, 'none') || ', ' || coalesce(p.origin, 'none')
              from catalogue.offer o
              join catalogue.variant v using (tenant_id, variant_id)
              join catalogue.product p using (tenant_id, product_id)
              join catalogue.brand b on b.tenant_id = p.tenant_id and b.brand_id = p.brand_id
             where o.removed_at is null
            """;

    private static final String OFFER = "select offer_id from catalogue.offer where supplier_sku = :sku";

    private final TestDatabase database;
    private final Feeds feeds;
    private final AtomicInteger tenants = new AtomicInteger(100);

    Shop(TestDatabase database) {
        this.database = database;
        this.feeds = new Feeds(database);
    }

    void tell(TenantId tenant, Told step) {
        switch (step) {
            case Told.Catalogue(var source, var pieces) -> feeds.snapshot(tenant, source, pieces.toArray(Piece[]::new));
            case Told.Changes(var source, var pieces) -> feeds.delta(tenant, source, pieces.toArray(Piece[]::new));
            case Told.Word word -> say(tenant, word);
        }
    }

    /** A shop that knows its brands and every SKU, and of none of them anything. */
    TenantId open() {
        TenantId tenant = new TenantId(tenants.incrementAndGet());
        database.ownerJdbc()
                .sql("insert into tenancy.tenant (tenant_id, name) values (:id, :name)")
                .param("id", tenant.value())
                .param("name", "shop-" + tenant.value())
                .update();
        feeds.italy(tenant);
        for (int rank = 0; rank < Trace.SOURCES.size(); rank++) {
            feeds.source(tenant, Trace.SOURCES.get(rank), 10 + rank);
        }
        database.in(tenant, () -> {
            feeds.brands().alias(Trace.ALIAS, Trace.BRAND);
            for (String source : Trace.SOURCES) {
                short rank = (short) Reference.BY_ORIGIN.indexOf(source);
                feeds.fieldRanks().provision(source, Map.of(ProductField.ORIGIN, rank));
                database.jdbc()
                        .sql(REGISTER)
                        .param("skus", Trace.skus(source).toArray(String[]::new))
                        .param("source", source)
                        .update();
            }
        });
        return tenant;
    }

    /** Saying what is so already is refused, and as good. */
    private void say(TenantId tenant, Told.Word word) {
        database.in(tenant, () -> {
            long offer = database.jdbc()
                    .sql(OFFER)
                    .param("sku", word.sku())
                    .query(Long.class)
                    .single();
            SplitOutcome outcome = word.split()
                    ? feeds.splits().split(offer, "olga", "another coat")
                    : feeds.splits().rejoin(offer, "olga", "the same coat");
            if (outcome instanceof SplitOutcome.Unknown) {
                throw new AssertionError("offer " + offer + " is there");
            }
        });
    }

    List<String> variants(TenantId tenant) {
        return lines(tenant, VARIANTS).stream().sorted().toList();
    }

    List<String> products(TenantId tenant) {
        return lines(tenant, PRODUCTS).stream().sorted().toList();
    }

    List<String> lines(TenantId tenant, String query) {
        return database.query(
                tenant, () -> database.jdbc().sql(query).query(String.class).list());
    }

    @Override
    public void close() {
        feeds.close();
    }
}
