package io.milehub.connectors;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.milehub.connectors.component.HubServices;
import io.milehub.connectors.component.RouteStarter;
import io.milehub.connectors.component.Subscribers;
import io.milehub.connectors.routes.RouteCheck;
import io.milehub.connectors.routes.RouteFile;
import io.milehub.connectors.runs.FeedMeters;
import io.milehub.connectors.schedule.FeedJobs;
import io.milehub.connectors.schedule.FeedWork;
import io.milehub.connectors.transport.Breakers;
import io.milehub.connectors.transport.StopSignal;
import io.milehub.tenancy.Tenancy;
import io.milehub.tenancy.TenantId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/** The routes of this repository in a real Camel, without their schedule: a test gives each its turn. */
final class RouteHarness implements AutoCloseable {
    static final Path ROOT = Path.of(System.getProperty("milehub.root", ".."));
    static final ConnectorFolders FOLDERS = new ConnectorFolders(ROOT.resolve("routes"), ROOT.resolve("mappings"));
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:00:00Z"), ZoneOffset.UTC);

    final RecordingIntake intake = new RecordingIntake();
    final RecordingOutbound outbound = new RecordingOutbound();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final List<Duration> pauses = new ArrayList<>();
    final StopSignal stop = new StopSignal();
    private final FeedJobs jobs;
    private final CamelContext camel;

    private RouteHarness(ConnectorLimits limits, List<Subscription> subscriptions) throws Exception {
        RandomGenerator noJitter = () -> 0L;
        Breakers breakers = new Breakers(limits, meters, pauses::add, noJitter, CLOCK);
        jobs = new FeedJobs(new PGSimpleDataSource(), limits, "test");
        HubServices services = new HubServices(
                intake, outbound, jobs, breakers, new FeedMeters(meters), limits, new Subscribers(), stop);
        camel = CamelHost.create(services, meters);
        RouteStarter starter = new RouteStarter(camel, services.subscribers());
        List<RouteFile> files = RouteCheck.all(FOLDERS).files();
        for (Subscription subscription : subscriptions) {
            for (RouteFile file : files) {
                if (file.source().equals(subscription.source())) {
                    starter.add(file, subscription);
                }
            }
        }
        camel.start();
    }

    static RouteHarness of(ConnectorLimits limits, String source, Map<String, String> settings) throws Exception {
        return new RouteHarness(limits, List.of(subscription(1, "aurora", source, settings)));
    }

    static RouteHarness of(String source, Map<String, String> settings) throws Exception {
        return of(ConnectorLimits.DEFAULT, source, settings);
    }

    static RouteHarness of(List<Subscription> subscriptions) throws Exception {
        return new RouteHarness(ConnectorLimits.DEFAULT, subscriptions);
    }

    static Subscription subscription(int tenant, String name, String source, Map<String, String> settings) {
        return new Subscription(new TenantId(tenant), name, source, settings);
    }

    /** One turn of a job, in its tenant. */
    void turn(String jobId) throws Exception {
        FeedWork work = jobs.find(jobId).orElseThrow();
        Tenancy.<FeedWork, Exception>in(work.tenant(), () -> {
            work.turn();
            return work;
        });
    }

    List<String> calls() {
        return List.copyOf(intake.calls);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
