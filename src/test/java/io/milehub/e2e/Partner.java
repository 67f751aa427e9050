package io.milehub.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A partner that pushes stock changes without pause, repeats each with the same id until it is acknowledged, and keeps
 * a journal of what was. Each message tells of one piece that no other tells of, and of one that many tell of.
 */
final class Partner implements AutoCloseable {

    private static final String BEGIN =
            "{\"type\":\"stock.changed\",\"timestamp\":\"2026-03-01T09:00:00Z\",\"data\":{\"levels\":[";
    private static final String LEVEL =
            "{\"sku\":\"%s\",\"quantity\":%d,\"asOf\":\"2026-03-01T08:59:58Z\",\"sequence\":%d}";

    /** Pieces that many messages tell of; of each the highest sequence wins. */
    static final int SHARED = 7;

    private static final int SENDERS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(100);
    private static final Duration HUSH_MAX = Duration.ofSeconds(60);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    /** Levels of a large message: more than the hub writes in one transaction. */
    static final int LARGE = 1_200;

    /** A change: its number is its sequence too. A large one tells of the same many pieces as any other large one. */
    record Change(int number, boolean large) {
        String id() {
            return "change-" + number;
        }

        String sku() {
            return "DRILL-" + number;
        }

        int quantity() {
            return 1 + number % 50;
        }

        String sharedSku() {
            return "SHARED-" + number % SHARED;
        }

        /** What stands when it has been applied last. */
        String level() {
            return quantity() + " " + number;
        }

        /** The same whenever it is sent: an id that comes again with another body is a conflict. */
        String body() {
            Stream<String> skus = large
                    ? IntStream.rangeClosed(1, LARGE).mapToObj(piece -> "LARGE-" + piece)
                    : Stream.of(sku(), sharedSku());
            return skus.map(sku -> LEVEL.formatted(sku, quantity(), number))
                    .collect(Collectors.joining(",\n", BEGIN, "]}}"));
        }
    }

    private final String url;
    private final Webhook signer;
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Integer, Change> acknowledged = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean speaking;
    private volatile boolean closed;

    /** @param url of the hub's door for the feed */
    Partner(String url, String secret) {
        this.url = url;
        this.signer = new Webhook(secret);
        for (int sender = 0; sender < SENDERS; sender++) {
            senders.execute(this::push);
        }
    }

    void speak() {
        speaking = true;
    }

    /** Begins nothing new, and returns when all that was begun is acknowledged. */
    void hush() {
        speaking = false;
        Awaitility.await("acknowledgement of what is under way")
                .atMost(HUSH_MAX)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> underWay.get() == 0);
    }

    /** One more change; returns when it is acknowledged. */
    Change one() {
        Change change = new Change(numbers.incrementAndGet(), false);
        underWay.incrementAndGet();
        insist(change);
        return change;
    }

    /** Begins to send a large one. */
    void large() {
        underWay.incrementAndGet();
        senders.execute(() -> insist(new Change(numbers.incrementAndGet(), true)));
    }

    /** What the hub has answered 202 to, by number. */
    Map<Integer, Change> acknowledged() {
        return acknowledged;
    }

    /** How often each answer came: a status, {@code again} for an acknowledged repetition, {@code none} for silence. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** How often the hub has said that it could not take a message now, or has said nothing. */
    int unaccepted() {
        return answers.getOrDefault("503", 0) + answers.getOrDefault("none", 0);
    }

    private void push() {
        while (!closed) {
            underWay.incrementAndGet();
            if (speaking) {
                insist(new Change(numbers.incrementAndGet(), false));
            } else {
                underWay.decrementAndGet();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    private void insist(Change change) {
        while (!closed && !sent(change)) {
            LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
        }
        underWay.decrementAndGet();
    }

    private boolean sent(Change change) {
        try {
            HttpResponse<String> answer = Http.exchange(request(change));
            answers.merge(name(answer), 1, Integer::sum);
            if (answer.statusCode() != 202) {
                return false;
            }
            acknowledged.put(change.number(), change);
            return true;
        } catch (UncheckedIOException silence) {
            answers.merge("none", 1, Integer::sum);
            return false;
        }
    }

    private static String name(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 202 -> answer.body().contains("\"duplicate\":true") ? "again" : "202";
            case 503 -> answer.headers().firstValue("Retry-After").isPresent() ? "503" : "503 without Retry-After";
            default -> answer.statusCode() + " " + answer.body();
        };
    }

    private HttpRequest request(Change change) {
        long second = clock.instant().getEpochSecond();
        String body = change.body();
        try {
            return HttpRequest.newBuilder(URI.create(url))
                    .timeout(ANSWER_MAX)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", change.id())
                    .header("webhook-timestamp", Long.toString(second))
                    .header("webhook-signature", signer.sign(change.id(), second, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        closed = true;
        senders.close();
    }
}
