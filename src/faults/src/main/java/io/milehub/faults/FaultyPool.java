package io.milehub.faults;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Puts the watch around the hub's pool, where the process was told to listen for faults. */
@Component
class FaultyPool implements BeanPostProcessor {
    /** {@code -Dmilehub.faults=console}. */
    private static final String PROPERTY = "milehub.faults";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource pool) || !"console".equals(System.getProperty(PROPERTY))) {
            return bean;
        }
        FaultConsole console = new FaultConsole(pool);
        console.listen();
        return new WatchedDataSource(pool, console);
    }
}
