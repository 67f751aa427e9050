package io.milehub.connectors.schedule;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a node of this name had in hand when it was killed. No two living nodes share a name, so at the start of one the
 * work under its name is nobody's, and need not wait until its heartbeats have been missed.
 */
final class FormerLife {
    private static final String LET_GO = """
            update scheduler.scheduled_tasks
               set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
             where picked and picked_by = :node
            """;

    private FormerLife() {}

    /** Gives it back; each job is due again at once. */
    static int letGo(DataSource dataSource, String node) {
        return JdbcClient.create(dataSource).sql(LET_GO).param("node", node).update();
    }
}
