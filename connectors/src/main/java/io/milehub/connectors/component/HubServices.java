package io.milehub.connectors.component;

import io.milehub.connectors.ConnectorLimits;
import io.milehub.connectors.runs.FeedMeters;
import io.milehub.connectors.runs.Intake;
import io.milehub.connectors.runs.Outbound;
import io.milehub.connectors.schedule.FeedJobs;
import io.milehub.connectors.transport.Breakers;
import io.milehub.connectors.transport.StopSignal;

/** What the hub: component works with. */
public record HubServices(
        Intake intake,
        Outbound outbound,
        FeedJobs jobs,
        Breakers breakers,
        FeedMeters meters,
        ConnectorLimits limits,
        Subscribers subscribers,
        StopSignal stop) {}
