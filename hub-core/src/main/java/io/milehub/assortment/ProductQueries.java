package io.milehub.assortment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The reading queries. */
class ProductQueries {
    /**
     * Products in key order, each asked for its sellable offers until the page is full. The order within and the
     * aggregate keep the planner from turning the question round and working out everything that is sellable first.
     */
    private static final String LIST = """
            select f.product_id, b.name as brand, b.slug, f.title, f.category, f.image, f.price_from, f.price_to,
                   f.currency, f.variants, f.in_stock
              from (select p.*, s.*
                      from (select p.product_id, p.brand_id, p.title, p.category, p.images[1] as image
                              from catalogue.product p
                             where p.tenant_id = tenancy.current_tenant() and p.product_id > :after %s
                             order by p.product_id
                            offset 0) p
                      cross join lateral (
                             select min(s.amount_minor) as price_from, max(s.amount_minor) as price_to,
                                    min(s.currency) as currency, count(distinct s.variant_id) as variants,
                                    bool_or(left_of.available > 0) as in_stock
                               from assortment.sellable(:market, :country, cast(:tier as text)) s
                              cross join lateral inventory.available(s.offer_id, s.lifetime_limit) left_of
                              where s.product_id = p.product_id) s
                     where s.variants > 0
                     order by p.product_id
                     limit :limit) f
              join catalogue.brand b on b.tenant_id = tenancy.current_tenant() and b.brand_id = f.brand_id
             order by f.product_id
            """;

    private static final String OF_BRAND = """
            and p.brand_id = (select b.brand_id from catalogue.brand b
                               where b.tenant_id = tenancy.current_tenant() and b.slug = :brand)
            """;

    private static final String OF_CATEGORY = """
            and (p.category = :category or starts_with(p.category, :category || '/'))
            """;

    /**
     * A redirect takes one step, to a product that lives. That step is a query of its own, since PostgreSQL takes
     * {@code coalesce} for something that may leak rows, and under row-level security looks nothing up by it.
     */
    private static final String PRODUCT = """
            select p.product_id, b.name as brand, b.slug, p.title, p.description, p.category, p.season, p.composition,
                   p.origin, p.images
              from catalogue.product p
              join catalogue.brand b on b.tenant_id = tenancy.current_tenant() and b.brand_id = p.brand_id
             where p.tenant_id = tenancy.current_tenant()
               and p.product_id = (select coalesce((
                     select r.new_id from catalogue.redirect r
                      where r.tenant_id = tenancy.current_tenant() and r.kind = 'PRODUCT' and r.old_id = :product),
                     :product))
            """;

    /** What became of variants that no offer is any more. */
    private static final String BECAME = """
            select r.old_id, r.new_id from catalogue.redirect r
             where r.tenant_id = tenancy.current_tenant() and r.kind = 'VARIANT' and r.old_id = any(:variants)
            """;

    private static final String VARIANTS = """
            select v.variant_id, v.gtin, v.colour, v.size_scale, v.size_label, s.amount_minor, s.currency,
                   sum(left_of.available) as available
              from assortment.sellable(:market, :country, cast(:tier as text)) s
              cross join lateral inventory.available(s.offer_id, s.lifetime_limit) left_of
              join catalogue.variant v on v.tenant_id = tenancy.current_tenant() and v.variant_id = s.variant_id
             where s.product_id = :product
             group by v.variant_id, v.gtin, v.colour, v.size_scale, v.size_label, s.amount_minor, s.currency
             order by v.colour, v.size_scale, length(v.size_label), v.size_label, v.variant_id
            """;

    /** Of each brand the first sellable product ends the search; the limits keep the planner to that. */
    private static final String BRANDS = """
            select b.slug, b.name
              from catalogue.brand b
              cross join lateral (
                     select p.product_id
                       from catalogue.product p
                       cross join lateral (
                              select s.offer_id
                                from assortment.sellable(:market, :country, cast(:tier as text)) s
                               where s.product_id = p.product_id
                               limit 1) one
                      where p.tenant_id = tenancy.current_tenant() and p.brand_id = b.brand_id
                      limit 1) sold
             where b.tenant_id = tenancy.current_tenant()
             order by b.slug
            """;

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json = new ObjectMapper();

    ProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ProductSummary> list(Filter filter, long after, int limit, Shop shop) {
        String narrowed = (filter.brand() == null ? "" : OF_BRAND) + (filter.category() == null ? "" : OF_CATEGORY);
        var statement =
                seen(LIST.formatted(narrowed), shop).param("after", after).param("limit", limit);
        if (filter.brand() != null) {
            statement = statement.param("brand", filter.brand());
        }
        if (filter.category() != null) {
            statement = statement.param("category", filter.category());
        }
        return statement.query((row, _) -> summary(row)).list();
    }

    Optional<ProductDetail> product(long id, Shop shop) {
        return jdbc.sql(PRODUCT)
                .param("product", id)
                .query((row, _) -> detail(row, variants(row.getLong("product_id"), shop)))
                .optional()
                .filter(product -> !product.variants().isEmpty());
    }

    private List<ProductDetail.Variant> variants(long product, Shop shop) {
        return seen(VARIANTS, shop)
                .param("product", product)
                .query((row, _) -> new ProductDetail.Variant(
                        row.getLong("variant_id"),
                        row.getString("gtin"),
                        row.getString("colour"),
                        row.getString("size_scale"),
                        row.getString("size_label"),
                        Sellable.money(row.getLong("amount_minor"), row.getString("currency")),
                        row.getInt("available")))
                .list();
    }

    Map<Long, Long> became(Collection<Long> variants) {
        Map<Long, Long> became = new LinkedHashMap<>();
        jdbc.sql(BECAME).param("variants", variants.toArray(Long[]::new)).query(row -> {
            became.put(row.getLong("old_id"), row.getLong("new_id"));
        });
        return became;
    }

    List<BrandSummary> brands(Shop shop) {
        return seen(BRANDS, shop)
                .query((row, _) -> new BrandSummary(row.getString("slug"), row.getString("name")))
                .list();
    }

    private JdbcClient.StatementSpec seen(String sql, Shop shop) {
        return jdbc.sql(sql)
                .param("market", shop.market())
                .param("country", shop.country())
                .param("tier", shop.viewer().tier());
    }

    private ProductSummary summary(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return new ProductSummary(
                row.getLong("product_id"),
                row.getString("brand"),
                row.getString("slug"),
                texts(row.getString("title")),
                row.getString("category"),
                row.getString("image"),
                Sellable.money(row.getLong("price_from"), currency),
                Sellable.money(row.getLong("price_to"), currency),
                row.getBoolean("in_stock"),
                row.getInt("variants"));
    }

    private ProductDetail detail(ResultSet row, List<ProductDetail.Variant> variants) throws SQLException {
        return new ProductDetail(
                row.getLong("product_id"),
                row.getString("brand"),
                row.getString("slug"),
                texts(row.getString("title")),
                texts(row.getString("description")),
                row.getString("category"),
                row.getString("season"),
                row.getString("composition"),
                row.getString("origin"),
                List.of((String[]) row.getArray("images").getArray()),
                variants);
    }

    private Map<String, String> texts(String content) {
        try {
            return json.readValue(content, TEXTS);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a product's texts are not by language: " + content, unreadable);
        }
    }
}
