package io.milehub.app.configuration;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the hub looks after itself.
 *
 * @param holdExpiryEvery how often expired holds are swept
 * @param soldSettleEvery how often sold pieces are compared with what suppliers have counted since
 * @param stockSweepEvery how often the counters of a thousand levels are compared with ledger and promises
 * @param paymentResolveEvery how often payments of unknown outcome are asked about
 * @param idempotencyPurgeEvery how often kept responses beyond their day are deleted
 * @param quarantinePurgeEvery how often quarantined records that were settled long ago are deleted
 * @param addressPurgeEvery how often addresses of old orders are deleted
 * @param earlyReportsEvery how often reports that came before their order are looked for
 */
public record JobProperties(
        @DefaultValue("1s") @DurationMin(millis = 100) Duration holdExpiryEvery,
        @DefaultValue("1s") @DurationMin(millis = 100) Duration soldSettleEvery,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration stockSweepEvery,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration paymentResolveEvery,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration idempotencyPurgeEvery,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration quarantinePurgeEvery,
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration addressPurgeEvery,
        @DefaultValue("5s") @DurationMin(millis = 100) Duration earlyReportsEvery) {}
