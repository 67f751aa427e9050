package io.milehub.audit;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The append-only record of who decided what, and why. */
@Service
public class Audit {
    private static final String RECORD = """
            insert into audit.entry (tenant_id, actor, action, subject, detail)
            values (tenancy.current_tenant(), :actor, :action, :subject, :detail::jsonb)
            """;

    private final JdbcClient jdbc;

    public Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Records a decision in the transaction that carries it out, so that neither stands without the other.
     *
     * @param actor who decided: a principal, or the hub itself
     * @param action what was done, a slug
     * @param subject to what it was done, {@code run:17}
     * @param detailJson a JSON object with the reason and whatever else explains the decision
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String actor, String action, String subject, String detailJson) {
        jdbc.sql(RECORD)
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("detail", detailJson)
                .update();
    }
}
