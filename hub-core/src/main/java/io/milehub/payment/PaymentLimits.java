package io.milehub.payment;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where payments go, and their limits.
 *
 * @param baseUrl of the provider's API; without one, every payment stays unknown until there is one
 * @param connectTimeout longest wait for a connection
 * @param answerTimeout longest wait for a whole answer, after which the outcome is unknown
 * @param answerBytesMax largest answer that is read
 * @param askAtOnceMax how often one call of ours asks about a lost answer before it is left to the sweep
 * @param askAgainFirst wait before the sweep asks again; doubled with each ask
 * @param askAgainMax longest such wait
 * @param giveUpAfter how long after its beginning a payment that the provider does not know is abandoned
 * @param watchAbandonedFor how long an abandoned payment is still asked about, to void it should it turn up
 * @param sweepMax payments that one round of the sweep takes
 */
public record PaymentLimits(
        @Nullable URI baseUrl,
        Duration connectTimeout,
        Duration answerTimeout,
        int answerBytesMax,
        int askAtOnceMax,
        Duration askAgainFirst,
        Duration askAgainMax,
        Duration giveUpAfter,
        Duration watchAbandonedFor,
        int sweepMax) {
    public PaymentLimits {
        if (answerBytesMax < 1 || askAtOnceMax < 1 || sweepMax < 1) {
            throw new IllegalArgumentException("Every limit of payments is at least 1");
        }
    }

    /** Two seconds to connect, ten to answer, asked about for half an hour, watched for a day. */
    public static PaymentLimits defaults(@Nullable URI baseUrl) {
        return new PaymentLimits(
                baseUrl,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                64 * 1024,
                1,
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30),
                Duration.ofDays(1),
                50);
    }

    /**
     * The longest that one call of ours may be at it: the call itself, and an ask and a repeat for each lost
     * answer.
     */
    Duration callMax() {
        return connectTimeout.plus(answerTimeout).multipliedBy(1 + 2L * askAtOnceMax);
    }

    /** The wait after so many asks. */
    Duration askAgainAfter(int asks) {
        Duration wait = askAgainFirst.multipliedBy(1L << Math.min(asks, 20));
        return wait.compareTo(askAgainMax) < 0 ? wait : askAgainMax;
    }

    /** The same limits with another wait for an answer. */
    public PaymentLimits withAnswerTimeout(Duration timeout) {
        return new PaymentLimits(
                baseUrl,
                connectTimeout,
                timeout,
                answerBytesMax,
                askAtOnceMax,
                askAgainFirst,
                askAgainMax,
                giveUpAfter,
                watchAbandonedFor,
                sweepMax);
    }
}
