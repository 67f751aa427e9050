package io.milehub.connectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.connectors.component.HubServices;
import io.milehub.connectors.component.Subscribers;
import io.milehub.connectors.runs.FeedMeters;
import io.milehub.connectors.runs.HubIntake;
import io.milehub.connectors.runs.Outbound;
import io.milehub.connectors.schedule.FeedJobs;
import io.milehub.connectors.transport.Breakers;
import io.milehub.connectors.transport.StopSignal;
import io.milehub.fulfilment.out.OutgoingMessages;
import io.milehub.intake.Runs;
import io.milehub.intake.WebhookDeliveries;
import io.milehub.outbox.Node;
import java.time.Clock;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The connectors as beans. The application provides {@link ConnectorFolders}, {@link Subscriptions} and
 * {@link ConnectorLimits}, beside the data source, the clock and the meter registry of all modules.
 */
@Configuration(proxyBeanMethods = false)
public class ConnectorsConfiguration {
    @Bean
    FeedJobs feedJobs(DataSource dataSource, ConnectorLimits limits, Node node) {
        return new FeedJobs(dataSource, limits, node.name());
    }

    @Bean
    Pulls pulls(FeedJobs jobs) {
        return new Pulls(jobs);
    }

    @Bean
    Outbound outbound(OutgoingMessages messages) {
        return Outbound.of(messages);
    }

    @Bean
    Connectors connectors(
            ConnectorFolders folders,
            Subscriptions subscriptions,
            ConnectorLimits limits,
            Runs runs,
            WebhookDeliveries webhooks,
            Outbound outbound,
            FeedJobs jobs,
            MeterRegistry meters,
            Clock clock) {
        StopSignal stop = new StopSignal();
        Breakers breakers = new Breakers(limits, meters, stop, RandomGenerator.getDefault(), clock);
        HubServices services = new HubServices(
                new HubIntake(runs, webhooks),
                outbound,
                jobs,
                breakers,
                new FeedMeters(meters),
                limits,
                new Subscribers(),
                stop);
        return new Connectors(folders, subscriptions, services, meters);
    }
}
