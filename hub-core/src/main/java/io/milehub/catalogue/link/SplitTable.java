package io.milehub.catalogue.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offers as an operator sees their links, and what operators said of them. */
public class SplitTable {
    private static final String FIND = """
            select o.offer_id, s.name as supplier, o.supplier_sku, o.source, o.gtin,
                   o.content_id is not null and o.removed_at is null as live, o.variant_id, v.product_id,
                   x.reason, x.said_by, x.at
              from catalogue.offer o
              join intake.supplier s on s.tenant_id = tenancy.current_tenant() and s.supplier_id = o.supplier_id
              left join catalogue.variant v
                on v.tenant_id = tenancy.current_tenant() and v.variant_id = o.variant_id
              left join catalogue.split x on x.tenant_id = tenancy.current_tenant() and x.offer_id = o.offer_id
             where o.tenant_id = tenancy.current_tenant() and
            """;

    private static final String BY_ID = FIND + "o.offer_id = :offer";

    /** A supplier's sources share its SKUs: the one that is named need not be the one whose word stands. */
    private static final String BY_SKU = FIND + """
            o.supplier_sku = :sku
               and (cast(:source as text) is null
                    or o.supplier_id = (select r.supplier_id from intake.source r
                                         where r.tenant_id = tenancy.current_tenant() and r.source = :source))
             order by o.offer_id
             limit :limit
            """;

    private static final String STANDING = FIND + "x.offer_id > :after order by x.offer_id limit :limit";

    private static final String ADD = """
            insert into catalogue.split (tenant_id, offer_id, reason, said_by)
            values (tenancy.current_tenant(), :offer, :reason, :by)
            on conflict do nothing
            """;

    private static final String REMOVE = """
            delete from catalogue.split where tenant_id = tenancy.current_tenant() and offer_id = :offer
            """;

    private final JdbcClient jdbc;

    public SplitTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<OfferLink> find(long offer) {
        return jdbc.sql(BY_ID)
                .param("offer", offer)
                .query((row, _) -> link(row))
                .optional();
    }

    public List<OfferLink> find(String sku, @Nullable String source, int limit) {
        return jdbc.sql(BY_SKU)
                .param("sku", sku)
                .param("source", source)
                .param("limit", limit)
                .query((row, _) -> link(row))
                .list();
    }

    /** Those that are split off, in the order of their ids. */
    public List<OfferLink> standing(long after, int limit) {
        return jdbc.sql(STANDING)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> link(row))
                .list();
    }

    /** False if the offer is split off already. */
    public boolean add(long offer, String by, String why) {
        return jdbc.sql(ADD)
                        .param("offer", offer)
                        .param("by", by)
                        .param("reason", why)
                        .update()
                == 1;
    }

    /** False if the offer is not split off. */
    public boolean remove(long offer) {
        return jdbc.sql(REMOVE).param("offer", offer).update() == 1;
    }

    private static OfferLink link(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return new OfferLink(
                row.getLong("offer_id"),
                row.getString("supplier"),
                row.getString("supplier_sku"),
                row.getString("source"),
                row.getString("gtin"),
                row.getBoolean("live"),
                row.getObject("variant_id", Long.class),
                row.getObject("product_id", Long.class),
                reason == null ? null : new OfferLink.Split(row.getString("said_by"), at(row), reason));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getTimestamp("at").toInstant();
    }
}
