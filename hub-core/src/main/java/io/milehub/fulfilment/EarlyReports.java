package io.milehub.fulfilment;

import io.milehub.database.ShortTransactions;
import io.milehub.intake.FeedKey;
import io.milehub.intake.RunRefused;
import io.milehub.intake.quarantine.Choice;
import io.milehub.intake.quarantine.QuarantineDecisions;
import io.milehub.intake.quarantine.QuarantineRefused;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reports that came before their order. They wait in quarantine, and are retried once the order is there: as old as
 * they are, so that they end as if they had come in time. What is due is seen from the tables and not told by an event,
 * since an order may be placed while a report of it is being refused, and each would miss the other.
 */
@Service
public class EarlyReports {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyReports.class);
    private static final String ORDER_UNKNOWN = "order-unknown";
    private static final int RECORDS_MAX = 1000;

    /**
     * As a line is found when its report is merged, so what is retried is never refused for the same reason. What
     * cannot be found in its body any more is an operator's; a run that failed is tried again after a while.
     */
    private static final String DUE = """
            select d.source, d.feed, array_agg(d.quarantine_id order by d.quarantine_id) as ids
              from (select q.source, q.feed, q.quarantine_id
                      from intake.quarantine q
                      join intake.source s on s.tenant_id = q.tenant_id and s.source = q.source
                      join orders.customer_order o
                        on o.tenant_id = q.tenant_id
                       and o.order_id = case when q.part ~ '^[0-9]{1,18}$' then q.part::bigint end
                     where q.tenant_id = tenancy.current_tenant() and q.state = 'OPEN'
                       and q.reasons @> '[{"code": "order-unknown"}]'
                       and not q.reasons @> '[{"code": "position-lost"}]'
                       and exists (select from fulfilment.lines_of(o.order_id) l where l.supplier_id = s.supplier_id)
                       and exists (select from intake.run r
                                    where r.tenant_id = q.tenant_id and r.run_id = q.run_id and r.state = 'MERGED')
                       and not exists (select from intake.run r
                                        where r.tenant_id = q.tenant_id and r.run_id = q.retry_run_id
                                          and (r.state in ('RECEIVED', 'HELD')
                                               or r.state = 'FAILED'
                                                  and r.finished_at > hub.now() - interval '10 minutes'))
                     order by q.quarantine_id
                     limit :max) d
             group by d.source, d.feed
            """;

    private final JdbcClient jdbc;
    private final QuarantineDecisions decisions;
    private final ShortTransactions transactions;

    EarlyReports(JdbcClient jdbc, QuarantineDecisions decisions, ShortTransactions transactions) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.transactions = transactions;
    }

    private record Due(FeedKey feed, List<Long> ids) {}

    /**
     * Opens a retry of each feed that has such reports and is free. To be called every few seconds; many nodes may do
     * it at once, since a feed has one run at a time.
     *
     * @return the feeds whose jobs have a run to take up
     */
    public List<FeedKey> retry() {
        List<Due> due = transactions.alone(() -> jdbc.sql(DUE)
                .param("max", RECORDS_MAX)
                .query((row, _) -> new Due(new FeedKey(row.getString("source"), row.getString("feed")), List.of((Long[])
                        row.getArray("ids").getArray())))
                .list());
        List<FeedKey> opened = new ArrayList<>();
        for (Due one : due) {
            if (opens(one)) {
                opened.add(one.feed());
            }
        }
        return opened;
    }

    /** A feed that has a run, or is held, is asked again at the next turn. */
    private boolean opens(Due due) {
        try {
            decisions.retry(new Choice(due.feed(), ORDER_UNKNOWN, due.ids()), "hub");
            return true;
        } catch (RunRefused | QuarantineRefused notNow) {
            LOG.debug("Early reports of {} wait: {}", due.feed(), notNow.getMessage());
            return false;
        }
    }
}
