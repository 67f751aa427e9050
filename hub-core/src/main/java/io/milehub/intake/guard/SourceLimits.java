package io.milehub.intake.guard;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits of each source, as provisioning has written them. */
@Component
public class SourceLimits {
    private static final String LIMITS = """
            select limits from intake.source where tenant_id = tenancy.current_tenant() and source = :source
            """;

    private final JdbcClient jdbc;

    public SourceLimits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    GuardLimits of(String source) {
        return jdbc.sql(LIMITS)
                .param("source", source)
                .query(String.class)
                .optional()
                .map(GuardJson::limits)
                .orElse(GuardLimits.USUAL);
    }
}
