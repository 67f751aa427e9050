package io.milehub.app.wiring;

import io.milehub.app.configuration.IntakeProperties;
import io.milehub.app.configuration.MilehubProperties;
import io.milehub.app.configuration.SourceProperties;
import io.milehub.app.configuration.TenantProperties;
import io.milehub.connectors.ConnectorFolders;
import io.milehub.connectors.ConnectorLimits;
import io.milehub.connectors.Subscription;
import io.milehub.connectors.Subscriptions;
import io.milehub.intake.IntakeLimits;
import io.milehub.intake.lineage.LineageLimits;
import io.milehub.intake.quarantine.QuarantineLimits;
import io.milehub.mapping.drift.DriftLimits;
import io.milehub.outbox.Node;
import io.milehub.outbox.OutboxLimits;
import io.milehub.tenancy.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the way in, and the outbox behind it, what configuration says. */
@Configuration(proxyBeanMethods = false)
class IntakeWiring {

    @Bean
    Node node(MilehubProperties properties) {
        return properties.database().external() ? Node.ofThisProcess() : Node.alone();
    }

    @Bean
    LineageLimits lineageLimits() {
        return LineageLimits.DEFAULT;
    }

    @Bean
    QuarantineLimits quarantineLimits(MilehubProperties properties) {
        IntakeProperties intake = properties.intake();
        return new QuarantineLimits(
                intake.retriedPerRunMax(), intake.settledQuarantineKeep(), QuarantineLimits.DEFAULT.purgeMax());
    }

    @Bean
    DriftLimits driftLimits(MilehubProperties properties) {
        IntakeProperties intake = properties.intake();
        DriftLimits usual = DriftLimits.USUAL;
        return new DriftLimits(
                usual.pathsMax(),
                usual.depthMax(),
                usual.listElementsMax(),
                intake.driftRecordsFirst(),
                intake.driftThenEvery(),
                usual.keysMax(),
                usual.exampleCharsMax());
    }

    @Bean
    OutboxLimits outboxLimits() {
        return OutboxLimits.DEFAULT;
    }

    @Bean
    IntakeLimits intakeLimits(MilehubProperties properties) {
        IntakeProperties intake = properties.intake();
        IntakeLimits usual = IntakeLimits.DEFAULT;
        return new IntakeLimits(
                intake.pullBodyMax().toBytes(),
                Math.toIntExact(properties.webhooks().bodyMax().toBytes()),
                usual.chunkBytes(),
                usual.zstdLevel(),
                intake.pagesPerRunMax(),
                intake.quarantinedPerRunMax(),
                usual.quarantinedCharsPerRunMax(),
                usual.webhookRetryFirst(),
                usual.webhookRetryMax(),
                usual.poisonAttempts(),
                intake.asOfAheadMax(),
                usual.sourceLockWait());
    }

    @Bean
    ConnectorFolders connectorFolders(MilehubProperties properties) {
        return new ConnectorFolders(properties.routesFolder(), properties.mappingsFolder());
    }

    @Bean
    ConnectorLimits connectorLimits(MilehubProperties properties) {
        IntakeProperties intake = properties.intake();
        ConnectorLimits usual = ConnectorLimits.DEFAULT;
        var jobs = usual.jobs();
        return new ConnectorLimits(
                new ConnectorLimits.Jobs(
                        intake.pullsAtOnceMax(),
                        jobs.webhookFeedsAtOnceMax(),
                        jobs.pollEvery(),
                        jobs.heartbeat(),
                        jobs.missedHeartbeatsMax(),
                        jobs.failureWaitFirst(),
                        jobs.failureWaitMax(),
                        intake.drainMax()),
                new ConnectorLimits.Pages(
                        intake.pagesPerRunMax(),
                        intake.pullBodyMax().toBytes(),
                        usual.pages().bodyTimeMax()),
                usual.wire(),
                usual.retry(),
                usual.breaker(),
                new ConnectorLimits.Webhooks(
                        intake.webhookBatchMax(),
                        usual.webhooks().pollEvery(),
                        usual.webhooks().batchesPerTurnMax()));
    }

    @Bean
    Subscriptions subscriptions(MilehubProperties properties) {
        List<Subscription> subscriptions = new ArrayList<>();
        for (TenantProperties tenant : properties.tenants()) {
            for (Map.Entry<String, SourceProperties> source : tenant.sources().entrySet()) {
                subscriptions.add(new Subscription(
                        new TenantId(tenant.id()),
                        tenant.name(),
                        source.getKey(),
                        source.getValue().settings()));
            }
        }
        return () -> List.copyOf(subscriptions);
    }
}
