package io.milehub.intake.quarantine;

import io.milehub.canonical.RecordKind;
import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Settles open records of a feed whose fact a later record of it has told since, so that what is listed is what still
 * matters. Called in the merge's transaction, while the stage still stands.
 */
@Component
public class Outlived {
    private static final String SUPERSEDE = """
            update intake.quarantine q
               set state = 'SUPERSEDED', settled_at = hub.now(), settled_run_id = :run
              from pg_temp.%s s
             where q.tenant_id = tenancy.current_tenant() and q.source = :source and q.feed = :feed
               and q.state = 'OPEN' and q.sku = s.sku and q.part = %s
               and case when :byVersion and q.version is not null then s.version > q.version
                        else (s.as_of, s.delivery_id) > (q.as_of, q.delivery_id) end
            """;

    private final JdbcClient jdbc;

    public Outlived(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** After a delta: a snapshot says anew all that is wrong. */
    public void by(MergeContext context, RecordKind kind) {
        String sql = switch (kind) {
            case ITEM -> SUPERSEDE.formatted("stage_item", "''");
            case STOCK -> SUPERSEDE.formatted("stage_stock", "s.location");
            case PRICE -> SUPERSEDE.formatted("stage_price", "s.type");
            case ORDER_STATUS, SHIPMENT, RETURN, FX_RATE -> null;
        };
        if (sql == null) {
            // What has happened is a fact of its own each time, which no later record takes the place of.
            return;
        }
        jdbc.sql(sql)
                .param("run", context.run().value())
                .param("source", context.feed().source())
                .param("feed", context.feed().feed())
                .param("byVersion", context.byVersion())
                .update();
    }
}
