package io.milehub.connectors;

import java.time.Duration;

/** Every limit of the connectors. */
public record ConnectorLimits(Jobs jobs, Pages pages, Wire wire, Retry retry, Breaker breaker, Webhooks webhooks) {
    /** The limits of an ordinary installation. */
    public static final ConnectorLimits DEFAULT = new ConnectorLimits(
            new Jobs(8, 8, seconds(1), seconds(5), 4, seconds(60), Duration.ofHours(1), seconds(30)),
            new Pages(10_000, 1024L * 1024 * 1024, Duration.ofMinutes(30)),
            new Wire(seconds(10), seconds(60), 64 * 1024),
            new Retry(4, Duration.ofMillis(500), seconds(30), seconds(60)),
            new Breaker(20, 10, 50, seconds(60)),
            new Webhooks(200, seconds(5), 200));

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }

    /**
     * When feeds are worked on.
     *
     * @param pullsAtOnceMax pulls that one node runs at the same time
     * @param webhookFeedsAtOnceMax webhook feeds that one node works on at the same time
     * @param pollEvery how often a node looks for work that is due
     * @param heartbeat how often a node says that it still works
     * @param missedHeartbeatsMax heartbeats after which a node's work is taken over, at least 4
     * @param failureWaitFirst wait after a failed run; doubled with each failure in a row
     * @param failureWaitMax longest such wait, unless the schedule's own interval is longer
     * @param drainMax how long a stop waits for running work before it interrupts it
     */
    public record Jobs(
            int pullsAtOnceMax,
            int webhookFeedsAtOnceMax,
            Duration pollEvery,
            Duration heartbeat,
            int missedHeartbeatsMax,
            Duration failureWaitFirst,
            Duration failureWaitMax,
            Duration drainMax) {}

    /**
     * What one pull may bring.
     *
     * @param pagesPerRunMax pages of one run
     * @param bodyBytesMax largest page or file, after decompression
     * @param bodyTimeMax longest time to read one page or file
     */
    public record Pages(int pagesPerRunMax, long bodyBytesMax, Duration bodyTimeMax) {}

    /**
     * How long a supplier may keep us waiting.
     *
     * @param connectTimeout for a connection
     * @param readTimeout for the next bytes of an answer
     * @param errorBodyBytesMax how much is read of an answer that is an error
     */
    public record Wire(Duration connectTimeout, Duration readTimeout, int errorBodyBytesMax) {}

    /**
     * How often a page is asked for again.
     *
     * @param attemptsMax tries for one page, the first included
     * @param waitFirst wait before the second try; doubled with each further one, and jittered by up to a half
     * @param waitMax longest wait between tries
     * @param retryAfterMax longest Retry-After that is waited for within a run; a longer one fails the run, and the
     *     next run keeps to it
     */
    public record Retry(int attemptsMax, Duration waitFirst, Duration waitMax, Duration retryAfterMax) {}

    /**
     * When a supplier is left alone.
     *
     * @param window latest tries that are judged
     * @param triesMin tries before anything is judged
     * @param failurePercentMax share of failed tries at which the breaker opens
     * @param openFor how long it stays open
     */
    public record Breaker(int window, int triesMin, int failurePercentMax, Duration openFor) {}

    /**
     * What one micro-batch of webhooks may hold.
     *
     * @param deliveriesPerBatchMax webhooks of one run
     * @param pollEvery how often webhooks are looked for that no notification announced
     * @param batchesPerTurnMax runs before the feed's job gives its thread back
     */
    public record Webhooks(int deliveriesPerBatchMax, Duration pollEvery, int batchesPerTurnMax) {}
}
