package io.milehub.catalogue;

import io.milehub.intake.MergeContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the rest of a merge's transaction is planned. A large stage is joined by hashing in memory: of a tenant whose
 * first load is under way the planner has no figures, takes its rows for few, and would look them up one by one. A
 * small stage is left to the planner, which then uses the indexes; so is one of a run that has recognised most of its
 * records, since what it changes is looked up faster than all that stands is read.
 */
@Component
public class BulkPlan {
    /** Staged rows from which on a run is large. */
    private static final int ROWS_MIN = 1_000;

    private static final String HASH_IN_MEMORY = """
            select set_config('work_mem', '64MB', true), set_config('enable_mergejoin', 'off', true),
                   case when not :recognised then set_config('enable_nestloop', 'off', true) end
            """;

    private static final String ONE_BY_ONE = "select set_config('enable_hashjoin', :hash, true)";

    private final JdbcClient jdbc;

    BulkPlan(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Chooses by the size of the run's stage; the choice ends with the transaction. */
    public void choose(MergeContext context) {
        if (context.staged() >= ROWS_MIN) {
            jdbc.sql(HASH_IN_MEMORY)
                    .param("recognised", context.recognised())
                    .query()
                    .listOfRows();
        }
    }

    /**
     * Looks up what a run has staged, one row after the other, if it has recognised most of what it was told. By itself
     * the planner would now and then read all that stands instead, as its figures of it happen to be.
     */
    public void lookUp(MergeContext context, Runnable find) {
        boolean oneByOne = context.recognised() && context.staged() >= ROWS_MIN;
        if (oneByOne) {
            jdbc.sql(ONE_BY_ONE).param("hash", "off").query().listOfRows();
        }
        find.run();
        if (oneByOne) {
            jdbc.sql(ONE_BY_ONE).param("hash", "on").query().listOfRows();
        }
    }
}
