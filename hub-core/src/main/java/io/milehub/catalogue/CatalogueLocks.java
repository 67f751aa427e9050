package io.milehub.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Locks until the end of the transaction, taken in this order: the source's (by intake), the supplier's, the links'.
 * They are advisory locks of the 64-bit kind, so they never meet those of the two-integer kind that intake takes.
 */
@Component
public class CatalogueLocks {
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtextextended(:what || tenancy.current_tenant(), 0))
            """;

    private final JdbcClient jdbc;

    CatalogueLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who adds offers of a supplier: two sources of one supplier may name the same new SKU at once. */
    void ofSupplier(int supplierId) {
        jdbc.sql(LOCK).param("what", "offers/" + supplierId + "/").query().listOfRows();
    }

    /**
     * Who derives from the offers of several sources (variants, products, shown prices): two of them at once would each
     * miss what the other has not committed yet.
     */
    public void ofLinks() {
        jdbc.sql(LOCK).param("what", "links/").query().listOfRows();
    }
}
