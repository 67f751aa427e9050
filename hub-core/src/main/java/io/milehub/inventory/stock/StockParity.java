package io.milehub.inventory.stock;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps what a source counts where another is the authority: evidence beside the level, never the level itself. */
class StockParity {
    private static final String ANY_OTHER = """
            select exists (select from inventory.authority
                            where tenant_id = tenancy.current_tenant() and supplier_id = :supplier
                              and source <> :source)
            """;

    private static final String SET_ASIDE = """
            with other as (delete from pg_temp.stock_change where verb = 'PARITY' returning *)
            insert into pg_temp.stock_parity select * from other
            """;

    /** Of one source the latest count, in the order in which its facts are ordered anywhere. */
    private static final String KEEP = """
            insert into inventory.parity as p (tenant_id, offer_id, location, source, quantity, version, as_of,
                   content_hash, delivery_id, ordinal, mapping_id)
            select tenancy.current_tenant(), o.offer_id, c.location, c.source, c.quantity, c.version, c.as_of, c.hash,
                   c.delivery_id, c.ordinal, c.mapping_id
              from pg_temp.stock_parity c
              join catalogue.offer o
                on o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier and o.supplier_sku = c.sku
            on conflict (tenant_id, offer_id, location, source) do update
               set quantity = excluded.quantity, version = excluded.version, as_of = excluded.as_of,
                   content_hash = excluded.content_hash, delivery_id = excluded.delivery_id,
                   ordinal = excluded.ordinal, mapping_id = excluded.mapping_id
             where catalogue.later(:byVersion, excluded.version, excluded.as_of, excluded.content_hash,
                                   p.version, p.as_of, p.content_hash)
            """;

    private final JdbcClient jdbc;

    StockParity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes it out of what is planned. */
    void setAside(MergeContext context) {
        StockChange.PARITY.ready();
        if (jdbc.sql(ANY_OTHER)
                .param("supplier", context.supplierId())
                .param("source", context.feed().source())
                .query(Boolean.class)
                .single()) {
            jdbc.sql(SET_ASIDE).update();
        }
    }

    void keep(MergeContext context) {
        jdbc.sql(KEEP)
                .param("supplier", context.supplierId())
                .param("byVersion", context.byVersion())
                .update();
    }
}
