package io.milehub.intake.live;

import io.milehub.canonical.RecordKind;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * Which rows stand for a domain, by the kind of its records: the number of each; the hash of the record that made it,
 * if that was mapped as this run maps; and where a number alone names no row, the part that does. The tenant is asked
 * for in a subselect, which is worked out once: as a filter over all rows the call alone would take a quarter of the
 * time.
 */
enum LiveFacts {
    ITEM(RecordKind.ITEM, """
            select o.offer_id, case when o.mapping_id = %4$d then o.raw_hash end, null::text
              from catalogue.offer o
             where o.tenant_id = (select tenancy.current_tenant()) and o.supplier_id = %3$d
               and o.source = '%1$s' and o.domain = '%2$s' and o.content_hash is not null and o.removed_at is null
            """),
    STOCK(RecordKind.STOCK, """
            select l.offer_id, case when l.mapping_id = %4$d then l.raw_hash end, l.location
              from inventory.stock_level l
             where l.tenant_id = (select tenancy.current_tenant())
               and l.source = '%1$s' and l.domain = '%2$s' and l.content_hash is not null
            """),
    PRICE(RecordKind.PRICE, """
            select f.fact_id, case when f.mapping_id = %4$d then f.raw_hash end, null::text
              from pricing.price_fact f
             where f.tenant_id = (select tenancy.current_tenant())
               and f.source = '%1$s' and f.domain = '%2$s' and f.valid_to is null
            """);

    private final RecordKind kind;
    private final String select;

    LiveFacts(RecordKind kind, String select) {
        this.kind = kind;
        this.select = select;
    }

    static LiveFacts of(RecordKind kind) {
        for (LiveFacts facts : values()) {
            if (facts.kind == kind) {
                return facts;
            }
        }
        throw new IllegalArgumentException(
                "records of kind " + kind.slug() + " are never told whole: no row of theirs stands for a snapshot");
    }

    /** A COPY takes no parameters, so the names stand in it as literals. */
    String copy(PGConnection connection, String source, String domain, int supplierId, int mappingId)
            throws SQLException {
        String rows = select.formatted(
                connection.escapeLiteral(source), connection.escapeLiteral(domain), supplierId, mappingId);
        return "copy (" + rows + ") to stdout (format binary)";
    }
}
