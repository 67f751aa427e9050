package io.milehub.pricing;

import io.milehub.catalogue.FactParameters;
import io.milehub.intake.MergeContext;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What price feeds say. One is live for (offer, market, type). A catalogue may tell the RRP of an offer as well, which
 * then stands in the offer. Both stand, and the price feed's is read while there is one, since whoever maps a price
 * feed says by it where prices come from; so it does not matter which of the two arrives last.
 */
class PriceFacts {
    private static final String END = """
            update pricing.price_fact f
               set valid_to = greatest(:at, f.valid_from)
              from pg_temp.price_change c
             where f.tenant_id = tenancy.current_tenant() and f.fact_id = c.fact_id
            """;

    private static final String BEGIN = """
            insert into pricing.price_fact (tenant_id, offer_id, type, told_by, amount_minor, currency, tax_mode,
                   tax_country, content_hash, raw_hash, domain, version, as_of, valid_from, source,
                   delivery_id, ordinal, mapping_id)
            select tenancy.current_tenant(), c.offer_id, c.type, 'PRICE', c.amount_minor, c.currency, c.tax_mode,
                   c.tax_country, c.hash, c.raw_hash, :domain, c.version, c.as_of, :at, :source, c.delivery_id,
                   c.ordinal, :mapping
              from pg_temp.price_change c
             where c.amount_minor is not null and c.verb in ('ADDED', 'CHANGED')
            """;

    private final JdbcClient jdbc;

    PriceFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ends and begins what {@code pg_temp.price_change} names; a change without an amount only ends. */
    void replace(MergeContext context) {
        Timestamp now = jdbc.sql("select hub.now()").query(Timestamp.class).single();
        jdbc.sql(END).param("at", now).update();
        jdbc.sql(BEGIN).param("at", now).params(FactParameters.of(context)).update();
    }
}
