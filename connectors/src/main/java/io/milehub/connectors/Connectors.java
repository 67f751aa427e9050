package io.milehub.connectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.connectors.component.HubServices;
import io.milehub.connectors.component.RouteStarter;
import io.milehub.connectors.routes.RouteCheck;
import io.milehub.connectors.routes.RouteFile;
import io.milehub.connectors.routes.RouteProblem;
import io.milehub.connectors.routes.SettingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** All routes of this hub, from the check of their files to their drain; started after the database, stopped before. */
public final class Connectors implements SmartLifecycle {
    /** Before the web server's door opens and after it has closed. */
    public static final int PHASE = Integer.MAX_VALUE - 4096;

    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    private final ConnectorFolders folders;
    private final Subscriptions subscriptions;
    private final HubServices services;
    private final MeterRegistry meters;
    private @Nullable CamelContext context;

    Connectors(ConnectorFolders folders, Subscriptions subscriptions, HubServices services, MeterRegistry meters) {
        this.folders = folders;
        this.subscriptions = subscriptions;
        this.services = services;
        this.meters = meters;
    }

    /**
     * Starts every route for every subscriber.
     *
     * @throws IllegalStateException naming every mistake in route files and settings
     */
    @Override
    public void start() {
        List<Subscription> subscribed = subscriptions.all();
        List<RouteFile> files = checked(subscribed);
        CamelContext camel = CamelHost.create(services, meters);
        int routes = 0;
        try {
            RouteStarter starter = new RouteStarter(camel, services.subscribers());
            for (Subscription subscription : subscribed) {
                for (RouteFile file : files) {
                    if (file.source().equals(subscription.source())) {
                        starter.add(file, subscription);
                        routes++;
                    }
                }
            }
            camel.start();
        } catch (Exception e) {
            camel.stop();
            throw new IllegalStateException("The routes do not start: " + reasons(e, subscribed));
        }
        context = camel;
        services.jobs().start();
        LOG.info("{} routes of {} files run for {} subscriptions", routes, files.size(), subscribed.size());
    }

    private List<RouteFile> checked(List<Subscription> subscribed) {
        RouteCheck.Result result = RouteCheck.all(folders);
        List<RouteProblem> problems = new ArrayList<>(result.problems());
        for (Subscription subscription : subscribed) {
            List<RouteFile> files = result.files().stream()
                    .filter(file -> file.source().equals(subscription.source()))
                    .toList();
            files.forEach(file -> problems.addAll(SettingRules.check(file, subscription)));
        }
        problems.stream().filter(problem -> !problem.isError()).forEach(problem -> LOG.warn("{}", problem));
        List<RouteProblem> errors =
                problems.stream().filter(RouteProblem::isError).toList();
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.stream()
                    .map(RouteProblem::toString)
                    .collect(Collectors.joining("\n", "The route files cannot run:\n", "")));
        }
        return result.files();
    }

    /** The messages of a failure and its causes without secrets; the stack would show addresses with them. */
    private static String reasons(Throwable failure, List<Subscription> subscribed) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            text.append(depth == 0 ? "" : " because: ").append(cause.getMessage());
        }
        String reasons = text.toString();
        for (Subscription subscription : subscribed) {
            reasons = subscription.redact(reasons);
        }
        return reasons;
    }

    /** Lets running work come to a safe point, within the drain limit. */
    @Override
    public void stop() {
        CamelContext camel = context;
        if (camel == null) {
            return;
        }
        services.stop().raise();
        services.jobs().stop();
        camel.stop();
        context = null;
    }

    @Override
    public boolean isRunning() {
        return context != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
