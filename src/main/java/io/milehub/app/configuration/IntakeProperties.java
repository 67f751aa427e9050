package io.milehub.app.configuration;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the way in.
 *
 * @param pullBodyMax largest page or file of a pull
 * @param pagesPerRunMax pages of one pull, or webhooks of one micro-batch
 * @param quarantinedPerRunMax a run that refuses more records than this fails as a whole
 * @param retriedPerRunMax records that one retry, release or dismissal takes out of quarantine
 * @param settledQuarantineKeep how long a quarantined record is kept after it is settled
 * @param driftRecordsFirst records of a run that are looked at one by one for what they hold beside what is read
 * @param driftThenEvery of the records after those one of so many is
 * @param webhookBatchMax webhooks of one run
 * @param pullsAtOnceMax pulls that one node runs at the same time
 * @param asOfAheadMax how far a moment that a source names may lie in the future
 * @param drainMax how long a stop waits for running work before it interrupts it
 */
public record IntakeProperties(
        @DefaultValue("1GB") DataSize pullBodyMax,
        @DefaultValue("10000") @Min(1) int pagesPerRunMax,
        @DefaultValue("50000") @Min(1) int quarantinedPerRunMax,
        @DefaultValue("10000") @Min(1) int retriedPerRunMax,
        @DefaultValue("30d") @DurationMin(hours = 1) Duration settledQuarantineKeep,
        @DefaultValue("1000") @Min(1) int driftRecordsFirst,
        @DefaultValue("100") @Min(1) int driftThenEvery,
        @DefaultValue("500") @Min(1) int webhookBatchMax,
        @DefaultValue("8") @Min(1) int pullsAtOnceMax,
        @DefaultValue("1h") Duration asOfAheadMax,
        @DefaultValue("30s") Duration drainMax) {}
