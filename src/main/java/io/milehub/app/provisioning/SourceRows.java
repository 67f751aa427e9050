package io.milehub.app.provisioning;

import io.milehub.app.configuration.AgreementProperties;
import io.milehub.app.configuration.SourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of suppliers, sources and agreements, written only where they differ. */
@Repository
class SourceRows {

    private static final String SUPPLIER = """
            insert into intake.supplier (tenant_id, name) values (tenancy.current_tenant(), :name)
            on conflict (tenant_id, name) do nothing
            """;
    private static final String SUPPLIER_ID = """
            select supplier_id from intake.supplier where tenant_id = tenancy.current_tenant() and name = :name
            """;
    private static final String SOURCE = """
            insert into intake.source as s (tenant_id, source, supplier_id, rank, lag, stock_meaning, buffer)
            values (tenancy.current_tenant(), :source, :supplier, :rank, :lag::interval, :meaning, :buffer)
            on conflict (tenant_id, source) do update
               set supplier_id = excluded.supplier_id, rank = excluded.rank, lag = excluded.lag,
                   stock_meaning = excluded.stock_meaning, buffer = excluded.buffer
             where (s.supplier_id, s.rank, s.lag, s.stock_meaning, s.buffer) is distinct from
                   (excluded.supplier_id, excluded.rank, excluded.lag, excluded.stock_meaning, excluded.buffer)
            """;
    private static final String END_AGREEMENT = """
            update catalogue.agreement
               set validity = tstzrange(lower(validity), hub.now())
             where tenant_id = tenancy.current_tenant() and supplier_id = :supplier and kind = :kind
               and upper_inf(validity)
               and (commission_bp, cost_bp, seller_of_record, ack_hours, ship_hours, return_days, return_address)
                   is distinct from (:commission::int, :cost::int, :seller, :ack, :ship, :returnDays, :returnAddress)
            """;
    private static final String AGREEMENT = """
            insert into catalogue.agreement (tenant_id, supplier_id, kind, commission_bp, cost_bp, seller_of_record,
                                             ack_hours, ship_hours, return_days, return_address, validity)
            select tenancy.current_tenant(), :supplier, :kind, :commission::int, :cost::int, :seller, :ack, :ship,
                   :returnDays, :returnAddress, tstzrange(hub.now(), null)
              from catalogue.agreement
             where tenant_id = tenancy.current_tenant() and supplier_id = :supplier and kind = :kind
            having count(*) filter (where upper_inf(validity)) = 0
            """;

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void source(String name, SourceProperties source) {
        jdbc.sql(SUPPLIER).param("name", source.supplier()).update();
        int supplier = jdbc.sql(SUPPLIER_ID)
                .param("name", source.supplier())
                .query(Integer.class)
                .single();
        jdbc.sql(SOURCE)
                .param("source", name)
                .param("supplier", supplier)
                .param("rank", source.rank())
                .param("lag", source.lag().toString())
                .param("meaning", source.stockMeaning().name())
                .param("buffer", source.buffer())
                .update();
        AgreementProperties agreement = source.agreement();
        if (agreement != null) {
            agreement(supplier, agreement, END_AGREEMENT);
            agreement(supplier, agreement, AGREEMENT);
        }
    }

    private void agreement(int supplier, AgreementProperties agreement, String sql) {
        jdbc.sql(sql)
                .param("supplier", supplier)
                .param("kind", agreement.kind().name())
                .param("commission", agreement.commissionBp())
                .param("cost", agreement.costBp())
                .param("seller", agreement.sellerOfRecord())
                .param("ack", agreement.ackHours())
                .param("ship", agreement.shipHours())
                .param("returnDays", agreement.returnDays())
                .param("returnAddress", agreement.returnAddress())
                .update();
    }
}
