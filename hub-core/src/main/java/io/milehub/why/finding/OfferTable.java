package io.milehub.why.finding;

import io.milehub.intake.lineage.FactOrigin;
import io.milehub.why.Question;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads offers. */
class OfferTable {
    /** More offers than this are not explained at once. */
    static final int OFFERS_MAX = 20;

    private static final String COLUMNS = """
            select o.offer_id, p.name as supplier, o.supplier_sku, o.source, coalesce(s.rank, 0) as rank, o.variant_id,
                   v.product_id, o.removed_at, o.gtin, o.brand, o.colour, o.size_scale, o.size_label,
                   c.content::text as content, o.delivery_id, o.ordinal, o.mapping_id, o.version, o.as_of
              from intake.supplier p
              join catalogue.offer o on o.tenant_id = tenancy.current_tenant() and o.supplier_id = p.supplier_id
              left join catalogue.content c
                on c.tenant_id = tenancy.current_tenant() and c.content_id = o.content_id
              left join intake.source s on s.tenant_id = tenancy.current_tenant() and s.source = o.source
              left join catalogue.variant v on v.tenant_id = tenancy.current_tenant() and v.variant_id = o.variant_id
             where p.tenant_id = tenancy.current_tenant()
            """;

    private static final String ASKED = """
               and (:supplier::text is null or p.name = :supplier)
               and (:source::text is null
                    or p.supplier_id = (select x.supplier_id from intake.source x
                                         where x.tenant_id = tenancy.current_tenant() and x.source = :source))
             order by p.name, o.supplier_sku collate "C"
             limit :limit
            """;

    private static final String BY_SKU = COLUMNS + " and o.supplier_sku = :key " + ASKED;
    private static final String BY_VARIANT = COLUMNS + " and o.variant_id = :key " + ASKED;
    private static final String BY_PRODUCT = COLUMNS + " and v.product_id = :key " + ASKED;

    /** In the order in which the shop listens to them: a product is what the first says of it. */
    private static final String OF_PRODUCT = COLUMNS + """
               and v.product_id = :product and o.content_id is not null
             order by o.removed_at is not null, s.rank, o.source, o.supplier_sku collate "C"
             limit 200
            """;

    private static final String QUARANTINED = """
            select count(*) from intake.quarantine
             where tenant_id = tenancy.current_tenant() and state = 'OPEN' and sku = :sku
            """;

    private final JdbcClient jdbc;

    OfferTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Offer> asked(Question question) {
        String sql = question.sku() != null ? BY_SKU : question.variantId() != null ? BY_VARIANT : BY_PRODUCT;
        Object key = question.sku() != null
                ? question.sku()
                : question.variantId() != null ? question.variantId() : question.productId();
        return jdbc.sql(sql)
                .param("key", key)
                .param("supplier", question.supplier())
                .param("source", question.source())
                .param("limit", OFFERS_MAX)
                .query((row, _) -> offer(row))
                .list();
    }

    /** Those whose word makes the product, the one that is listened to first. */
    List<Offer> ofProduct(long product) {
        return jdbc.sql(OF_PRODUCT)
                .param("product", product)
                .query((row, _) -> offer(row))
                .list();
    }

    /** Records that name the SKU and could not be taken in. */
    long quarantined(String sku) {
        return jdbc.sql(QUARANTINED).param("sku", sku).query(Long.class).single();
    }

    private static Offer offer(ResultSet row) throws SQLException {
        String supplier = row.getString("supplier");
        String sku = row.getString("supplier_sku");
        String content = row.getString("content");
        return new Offer(
                row.getLong("offer_id"),
                supplier,
                sku,
                row.getString("source"),
                row.getInt("rank"),
                row.getObject("variant_id", Long.class),
                row.getObject("product_id", Long.class),
                instant(row, "removed_at"),
                content == null ? null : teller(row, supplier, sku),
                content == null ? Map.of() : ItemTexts.told(row, content));
    }

    /** The origin that the columns of a fact name. */
    static Teller teller(ResultSet row, String supplier, String sku) throws SQLException {
        return new Teller(
                supplier,
                sku,
                new FactOrigin(row.getLong("delivery_id"), row.getInt("ordinal"), row.getInt("mapping_id")),
                row.getObject("version", Long.class),
                instant(row, "as_of"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
