package io.milehub.app.command;

import io.milehub.app.HubApplication;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The hub inside this process, from a command's point of view. */
public final class HubProcess {

    private final ConfigurableApplicationContext context;
    private final CountDownLatch closing = new CountDownLatch(1);

    private HubProcess(ConfigurableApplicationContext context) {
        this.context = context;
        context.addApplicationListener(event -> {
            if (event instanceof ContextClosedEvent) {
                closing.countDown();
            }
        });
    }

    /**
     * Starts the hub. When it cannot, the reason has been printed by the time this throws.
     *
     * @param defaults what holds unless configuration says otherwise
     * @param prepare what to do with the context before its beans are made
     * @param args Spring's arguments, {@code --key=value}
     */
    public static HubProcess start(
            Map<String, Object> defaults,
            ApplicationContextInitializer<ConfigurableApplicationContext> prepare,
            String... args) {
        var application = new SpringApplication(HubApplication.class);
        application.addInitializers(prepare);
        application.setDefaultProperties(defaults);
        return new HubProcess(application.run(args));
    }

    /** The application's beans. */
    public ConfigurableApplicationContext context() {
        return context;
    }

    /** Where it listens. */
    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** Stays until Ctrl-C or SIGTERM; Spring's shutdown hook then stops everything in order. */
    public void stay() {
        try {
            closing.await();
            // The hook ends the process; returning would only race it for the exit status.
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
