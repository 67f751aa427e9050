package io.milehub.simulators.lume;

import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings messages to subscribers: signed anew at each attempt, retried until accepted or out of attempts. */
final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final long BACKOFF_MILLIS_FIRST = 250;
    private static final long BACKOFF_MILLIS_MAX = 5_000;
    private static final long RETRY_AFTER_SECONDS_MAX = 30;
    private static final long PROBE_EVERY_MILLIS = 250;
    private static final int PROBE_TIMEOUT_MILLIS = 1_000;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    // Signatures are judged by the receiver's real clock, so they carry the machine's, whatever --clock says.
    private final Clock machineClock = Clock.systemUTC();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int attemptsMax;
    private final Duration timeout;

    Courier(int attemptsMax, Duration timeout) {
        this.attemptsMax = attemptsMax;
        this.timeout = timeout;
    }

    /** What came of one message; status 0 stands for no answer. */
    record Outcome(int status) {

        boolean accepted() {
            return status >= 200 && status < 300;
        }
    }

    private record Answer(int status, long retryAfterMillis) {}

    Outcome deliver(Subscriber subscriber, Message message) {
        long backoffMillis = BACKOFF_MILLIS_FIRST;
        for (int attempt = 1; ; attempt++) {
            Answer answer = attempt(subscriber, message);
            Outcome outcome = new Outcome(answer.status());
            if (outcome.accepted()) {
                return outcome;
            }
            boolean last = attempt >= attemptsMax;
            LOG.warn(
                    "{} to {}/{}: attempt {} of {} got {}{}",
                    message.id(),
                    subscriber.url(),
                    message.topic(),
                    attempt,
                    attemptsMax,
                    answer.status() == 0 ? "no answer" : answer.status(),
                    last ? "; given up" : "");
            if (last || closedWithin(Math.max(backoffMillis, answer.retryAfterMillis()))) {
                return outcome;
            }
            backoffMillis = Math.min(backoffMillis * 2, BACKOFF_MILLIS_MAX);
        }
    }

    /** Waits until the subscriber's port accepts connections; false when it does not in time. */
    boolean awaitPort(Subscriber subscriber, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!accepts(subscriber)) {
            if (System.nanoTime() > deadline || closedWithin(PROBE_EVERY_MILLIS)) {
                LOG.error("{} accepted no connection within {}; nothing was pushed", subscriber.url(), limit);
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        client.shutdownNow();
    }

    private Answer attempt(Subscriber subscriber, Message message) {
        try {
            HttpResponse<Void> response =
                    client.send(request(subscriber, message), HttpResponse.BodyHandlers.discarding());
            long seconds = response.headers()
                    .firstValue("Retry-After")
                    .map(Courier::seconds)
                    .orElse(0L);
            return new Answer(response.statusCode(), Math.min(seconds, RETRY_AFTER_SECONDS_MAX) * 1000);
        } catch (IOException noAnswer) {
            LOG.debug("{} got no answer", message.id(), noAnswer);
            return new Answer(0, 0);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return new Answer(0, 0);
        }
    }

    private HttpRequest request(Subscriber subscriber, Message message) {
        long seconds = machineClock.instant().getEpochSecond();
        return HttpRequest.newBuilder(URI.create(subscriber.url() + "/" + message.topic()))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("webhook-id", message.id())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signature(subscriber, message, seconds))
                .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                .build();
    }

    private static String signature(Subscriber subscriber, Message message, long seconds) {
        try {
            return subscriber.signer().sign(message.id(), seconds, message.body());
        } catch (WebhookSigningException unusable) {
            throw new IllegalStateException("The secret of " + subscriber.url() + " cannot sign", unusable);
        }
    }

    private static long seconds(String retryAfter) {
        return retryAfter.matches("\\d{1,6}") ? Long.parseLong(retryAfter) : 0;
    }

    private static boolean accepts(Subscriber subscriber) {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(subscriber.url().getHost(), subscriber.port()), PROBE_TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            LOG.debug("{} does not accept connections yet", subscriber.url(), notYet);
            return false;
        }
    }

    /** Waits this long; true at once when the courier is closed or the thread interrupted meanwhile. */
    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
