package io.milehub.faults;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Puts the watch around the hub's pool, and the console's hand on its clock, where it was told to listen for faults.
 */
@Component
class FaultyPool implements BeanPostProcessor {
    /** {@code -Dmilehub.faults=console}. */
    private static final String PROPERTY = "milehub.faults";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!"console".equals(System.getProperty(PROPERTY))) {
            return bean;
        }
        return switch (bean) {
            case DataSource pool -> watched(pool);
            case Clock clock -> new MovedClock(clock);
            default -> bean;
        };
    }

    private static DataSource watched(DataSource pool) {
        FaultConsole console = new FaultConsole(pool);
        console.listen();
        return new WatchedDataSource(pool, console);
    }
}
