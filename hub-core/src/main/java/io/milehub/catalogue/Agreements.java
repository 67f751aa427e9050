package io.milehub.catalogue;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements with suppliers. What an order was placed under stays: a change ends the old one and begins a new one. */
@Service
public class Agreements {
    /** Equal terms stand as they are; other terms of the same kind end now. */
    private static final String END_CHANGED = """
            update catalogue.agreement
               set validity = tstzrange(lower(validity), greatest(:at, lower(validity)))
             where tenant_id = tenancy.current_tenant() and supplier_id = :supplier and kind = :kind
               and upper_inf(validity)
               and (commission_bp, cost_bp, seller_of_record, ack_hours, ship_hours, return_days, return_address)
                   is distinct from (cast(:commission as int), cast(:cost as int), :seller, :ack, :ship, :days,
                       :address)
            """;

    private static final String BEGIN = """
            insert into catalogue.agreement (tenant_id, supplier_id, kind, commission_bp, cost_bp, seller_of_record,
                   ack_hours, ship_hours, return_days, return_address, validity)
            select tenancy.current_tenant(), :supplier, :kind, :commission, :cost, :seller, :ack, :ship, :days,
                :address,
                   tstzrange(:at, null)
             where not exists (
                     select from catalogue.agreement
                      where tenant_id = tenancy.current_tenant() and supplier_id = :supplier and kind = :kind
                        and upper_inf(validity))
            """;

    private final JdbcClient jdbc;

    Agreements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sees to it that this is what is agreed with the supplier from now on. Repeating it changes nothing. */
    @Transactional
    public void provision(int supplierId, Agreement agreement) {
        var now = jdbc.sql("select hub.now()").query(Timestamp.class).single();
        for (String sql : new String[] {END_CHANGED, BEGIN}) {
            jdbc.sql(sql)
                    .param("supplier", supplierId)
                    .param("kind", agreement.kind().name())
                    .param("commission", agreement.commissionBasisPoints())
                    .param("cost", agreement.costBasisPoints())
                    .param("seller", agreement.sellerOfRecord())
                    .param("ack", agreement.ackHours())
                    .param("ship", agreement.shipHours())
                    .param("days", agreement.returnDays())
                    .param("address", agreement.returnAddress())
                    .param("at", now)
                    .update();
        }
    }
}
