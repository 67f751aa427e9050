package io.milehub.catalogue;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What suppliers offer. */
@Component
public class Offers {
    private static final String STOCK_NAMES_UNKNOWN = """
            select exists (
              select from pg_temp.stage_stock s
               where not exists (select from catalogue.offer o
                                  where o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
                                    and o.supplier_sku = s.sku))
            """;

    private static final String PRICE_NAMES_UNKNOWN = """
            select exists (
              select from pg_temp.stage_price s
               where not exists (select from catalogue.offer o
                                  where o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
                                    and o.supplier_sku = s.sku))
            """;

    private static final String REGISTER_STOCK = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select distinct tenancy.current_tenant(), :supplier, s.sku
              from pg_temp.stage_stock s
             where not exists (select from catalogue.offer o
                                where o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
                                  and o.supplier_sku = s.sku)
            """;

    private static final String REGISTER_PRICE = """
            insert into catalogue.offer (tenant_id, supplier_id, supplier_sku)
            select distinct tenancy.current_tenant(), :supplier, s.sku
              from pg_temp.stage_price s
             where not exists (select from catalogue.offer o
                                where o.tenant_id = tenancy.current_tenant() and o.supplier_id = :supplier
                                  and o.supplier_sku = s.sku)
            """;

    private final JdbcClient jdbc;
    private final CatalogueLocks locks;

    Offers(JdbcClient jdbc, CatalogueLocks locks) {
        this.jdbc = jdbc;
        this.locks = locks;
    }

    /**
     * Gives every SKU that the stage of this kind names an offer: one that the catalogue has not told yet stands bare,
     * without content and variant. Only where a SKU is unknown does this wait for a catalogue merge of the supplier.
     *
     * @return whether any was unknown
     * @throws IllegalArgumentException for ITEM, whose merge makes its own offers
     */
    public boolean register(MergeContext context, RecordKind kind) {
        boolean unknown = jdbc.sql(
                        switch (kind) {
                            case STOCK -> STOCK_NAMES_UNKNOWN;
                            case PRICE -> PRICE_NAMES_UNKNOWN;
                            case ITEM -> throw new IllegalArgumentException("items register themselves");
                            default -> throw new IllegalArgumentException(kind.slug() + " makes no offer");
                        })
                .param("supplier", context.supplierId())
                .query(Boolean.class)
                .single();
        if (unknown) {
            locks.ofSupplier(context.supplierId());
            jdbc.sql(kind == RecordKind.STOCK ? REGISTER_STOCK : REGISTER_PRICE)
                    .param("supplier", context.supplierId())
                    .update();
        }
        return unknown;
    }
}
