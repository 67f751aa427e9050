package io.milehub.e2e;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.milehub.e2e.StockHouse.Kind;
import io.milehub.e2e.StockHouse.Piece;
import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockJournal.Part;
import io.milehub.inventory.judge.StockLaw;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Counts that jump below what was promised, that come twice, and that come in the wrong order, without pause; and what
 * a supplier says of sold pieces. Each message is sent until it is acknowledged; the order of the counts is in their
 * sequence alone.
 */
final class LyingSupplier implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BETWEEN = Duration.ofMillis(60);
    private static final Duration BEFORE_AGAIN = Duration.ofMillis(150);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Duration HUSH_MAX = Duration.ofSeconds(60);
    private static final int LEVELS_MAX = 6;
    private static final int PLENTY = 20_000;

    private record Level(Piece piece, String place) {}

    private record Message(String id, String feed, String body) {}

    private final Nodes nodes;
    private final StockHouse house;
    private final StockJournal journal;
    private final Random random;
    private final List<Level> levels = new ArrayList<>();
    private final List<Level> mended = new ArrayList<>();
    private final Map<Level, Integer> sequences = new HashMap<>();
    private final Webhook signer = new Webhook(Suppliers.WEBHOOK_SECRET);
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService voices = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean speaking;
    private volatile boolean lying;
    private volatile boolean closed;

    LyingSupplier(Nodes nodes, StockHouse house, StockJournal journal, long seed) {
        this.nodes = nodes;
        this.house = house;
        this.journal = journal;
        this.random = new Random(seed);
        house.pieces().forEach(piece -> piece.places().forEach(place -> levels.add(new Level(piece, place))));
    }

    /** What there is, and how much of it; returns when it is acknowledged. */
    void introduces() {
        insist(new Message("catalogue", "catalogue", house.catalogue()));
        List<String> all = new ArrayList<>();
        levels.forEach(level -> all.add(fact(level, true)));
        insist(message(all));
        voices.execute(this::speak);
    }

    /** @param lies whether what it tells may be less than it has */
    void speaks(boolean lies) {
        lying = lies;
        speaking = true;
    }

    /** Says nothing new, and returns when all that was said is acknowledged. */
    void hushes() {
        speaking = false;
        Awaitility.await("acknowledgement of what was told")
                .atMost(HUSH_MAX)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> underWay.get() == 0);
    }

    /** Of everything, and this time it is true. */
    void lastWord() {
        insist(message(levels.stream().map(level -> fact(level, true)).toList()));
    }

    int messages() {
        return numbers.get();
    }

    private void speak() {
        while (!closed) {
            underWay.incrementAndGet();
            if (speaking) {
                round();
            }
            underWay.decrementAndGet();
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Now and then two messages in the wrong order, or one twice. */
    private void round() {
        Message first = message(facts());
        switch (random.nextInt(8)) {
            case 0 -> {
                Message second = message(facts());
                insist(second);
                insist(first);
            }
            case 1 -> {
                insist(first);
                insist(first);
            }
            default -> insist(first);
        }
        if (!mended.isEmpty()) {
            List<String> truths =
                    mended.stream().map(level -> fact(level, true)).toList();
            mended.clear();
            insist(message(truths));
        }
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        for (int number = random.nextInt(LEVELS_MAX); number >= 0; number--) {
            Level level = levels.get(random.nextInt(levels.size()));
            boolean lie = lying && random.nextInt(10) == 0;
            facts.add(fact(level, !lie));
            if (lie && level.piece().kind() == Kind.PLENTY) {
                // A whole shop cannot live on it for long.
                mended.add(level);
            }
        }
        return facts;
    }

    /** In the supplier's own order. */
    private String fact(Level level, boolean honest) {
        int sequence = sequences.merge(level, 1, Integer::sum);
        int quantity = switch (level.piece().kind()) {
            case RACED -> 1 + random.nextInt(2);
            case ONE_OF_A_KIND -> honest ? 1 : random.nextInt(3);
            case SCARCE -> honest ? 2 + random.nextInt(8) : 0;
            case PLENTY -> honest ? PLENTY : random.nextInt(20);
        };
        journal.counted(level.piece().sku(), level.place(), quantity);
        return "{\"sku\":\"%s\",\"place\":\"%s\",\"quantity\":%d,\"sequence\":%d,\"asOf\":\"%s\"}"
                .formatted(level.piece().sku(), level.place(), quantity, sequence, BEGIN.plusSeconds(sequence));
    }

    private Message message(List<String> facts) {
        return new Message(
                "told-" + numbers.incrementAndGet(),
                "stock",
                facts.stream().collect(Collectors.joining(",\n", "{\"levels\":[", "]}")));
    }

    private void insist(Message message) {
        while (!closed && !sent(message)) {
            LockSupport.parkNanos(BEFORE_AGAIN.toNanos());
        }
    }

    private boolean sent(Message message) {
        try {
            HttpResponse<String> answer = Http.exchange(request(message));
            int status = answer.statusCode();
            boolean honest = status == 202
                    || (status == 503
                            && answer.headers().firstValue("Retry-After").isPresent());
            if (!honest) {
                journal.saw(
                        StockLaw.ONLY_HONEST_REFUSALS, message.id() + " is answered " + status + " " + answer.body());
            }
            return status == 202;
        } catch (UncheckedIOException silence) {
            return false;
        }
    }

    private HttpRequest request(Message message) {
        long second = clock.instant().getEpochSecond();
        String url = nodes.any(random).url("/webhooks/aurora/" + StockHouse.SOURCE + "/" + message.feed());
        try {
            return HttpRequest.newBuilder(URI.create(url))
                    .timeout(ANSWER_MAX)
                    .header("Content-Type", "application/json")
                    .header("webhook-id", message.id())
                    .header("webhook-timestamp", Long.toString(second))
                    .header("webhook-signature", signer.sign(message.id(), second, message.body()))
                    .POST(HttpRequest.BodyPublishers.ofString(message.body()))
                    .build();
        } catch (WebhookSigningException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What it says of something that was sold, as an operator passes it on: accepted, now and then refused, each twice.
     *
     * @param operator whose token it is
     */
    void says(StockCalls calls, String operator, ShoppingTrip.Bought bought, Random chance) {
        for (Part part : bought.parts()) {
            String kind = !house.isOne(part.variant()) && chance.nextInt(10) == 0 ? "REFUSED" : "ACKNOWLEDGED";
            String word = """
                    {"hold":"%d","offer":"%d","location":"%s","kind":"%s","quantity":%d,
                     "seenAt":"%s","reference":"w-%d"}
                    """.formatted(
                            bought.hold(),
                            part.offer(),
                            part.location(),
                            kind,
                            part.quantity(),
                            BEGIN.plusSeconds(chance.nextInt(100)),
                            bought.hold());
            for (int twice = 0; twice < 2; twice++) {
                String key = UUID.randomUUID().toString();
                calls.insist(
                        new StockCalls.Call(operator, "POST", "/ops/stock/words", word, key, Set.of("200")), chance);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        voices.close();
    }
}
