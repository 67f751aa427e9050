package io.milehub.fulfilment.out;

import io.milehub.intake.DeliveryId;
import io.milehub.intake.FeedKey;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deliveries of which it is known what became of them, and whether their senders were told. */
@Repository
class AcknowledgementTable {
    /** A pull that failed is not tried with the same body; a webhook is, until it is applied or in quarantine. */
    private static final String DUE = """
            select d.delivery_id, d.feed, d.applied_run_id is not null as applied,
                   exists (select from intake.quarantine q
                            where q.tenant_id = d.tenant_id and q.delivery_id = d.delivery_id and q.ordinal >= 0
                              and q.reasons -> 0 ->> 'code' not like 'envelope-%')
                     as records_refused
              from intake.delivery d
             where d.tenant_id = tenancy.current_tenant() and d.source = :source
               and d.received_at > hub.now() - make_interval(secs => :seconds)
               and not exists (select from fulfilment.acknowledged a
                                where a.tenant_id = d.tenant_id and a.delivery_id = d.delivery_id)
               and (d.applied_run_id is not null
                    or d.transport = 'PULL'
                       and not exists (select from intake.run_delivery x join intake.run r using (tenant_id, run_id)
                                        where x.tenant_id = d.tenant_id and x.delivery_id = d.delivery_id
                                          and r.state in ('RECEIVING', 'RECEIVED', 'HELD')))
             order by d.delivery_id
             limit 1
            """;

    private static final String TELLS = """
            select exists (select from fulfilment.outgoing
                            where tenant_id = tenancy.current_tenant() and source = :source
                              and kind = 'ACKNOWLEDGEMENT' and reference = :reference)
            """;

    private static final String DONE = """
            insert into fulfilment.acknowledged (tenant_id, delivery_id)
            values (tenancy.current_tenant(), :delivery)
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    AcknowledgementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A delivery whose sender is to be told.
     *
     * @param applied whether a run has used it; otherwise it was refused, or its run failed
     * @param recordsRefused whether records of it stand in quarantine; faults of the envelope, which do too, are none
     */
    record Due(DeliveryId delivery, FeedKey feed, boolean applied, boolean recordsRefused) {}

    Optional<Due> due(String source, Duration within) {
        return jdbc.sql(DUE)
                .param("source", source)
                .param("seconds", within.toSeconds())
                .query((row, _) -> new Due(
                        new DeliveryId(row.getLong("delivery_id")),
                        new FeedKey(source, row.getString("feed")),
                        row.getBoolean("applied"),
                        row.getBoolean("records_refused")))
                .optional();
    }

    /** Whether the partner was told this before. */
    boolean tells(String source, String reference) {
        return jdbc.sql(TELLS)
                .param("source", source)
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    void done(DeliveryId delivery) {
        jdbc.sql(DONE).param("delivery", delivery.value()).update();
    }
}
