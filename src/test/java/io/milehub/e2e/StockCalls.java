package io.milehub.e2e;

import io.milehub.inventory.judge.StockJournal;
import io.milehub.inventory.judge.StockLaw;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls as a buyer's client should make them: where there is no answer, or an honest "come again", the same call with
 * the same key goes to whichever node is up. Whatever else the hub says, and silence of a node that was not dying, is
 * written down as a law broken.
 */
final class StockCalls {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    /** Some do not wait longer for an answer, and ask again while the hub may still be at it. */
    private static final Duration IMPATIENT = Duration.ofSeconds(4);

    private static final int IMPATIENT_PERCENT = 25;
    private static final Duration AGAIN_SOON = Duration.ofMillis(100);
    private static final Duration AGAIN_LATER = Duration.ofSeconds(1);
    private static final Duration INSISTING_MAX = Duration.ofMinutes(15);

    private final Nodes nodes;
    private final StockJournal journal;
    private final Semaphore atOnce;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** @param atOnceMax calls under way */
    StockCalls(Nodes nodes, StockJournal journal, int atOnceMax) {
        this.nodes = nodes;
        this.journal = journal;
        this.atOnce = new Semaphore(atOnceMax);
    }

    /**
     * A call of one buyer.
     *
     * @param honest answers that are its end, a status or a status with a code
     */
    record Call(String token, String method, String path, String body, String key, Set<String> honest) {}

    /** How often each answer came. */
    Map<String, Integer> answers() {
        return answers;
    }

    /** Until it comes to its end; by then as often as needed. */
    Http.Answer insist(Call call, Random random) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < INSISTING_MAX.toNanos()) {
            Nodes.Node node = nodes.any(random);
            int troubles = node.troubles();
            boolean safe = node.isUp() && !node.isInPeril();
            Duration patience = random.nextInt(100) < IMPATIENT_PERCENT ? IMPATIENT : ANSWER_MAX;
            HttpResponse<String> answer;
            atOnce.acquireUninterruptibly();
            try {
                answer = Http.exchange(request(call, node, patience));
            } catch (UncheckedIOException silence) {
                answers.merge("none", 1, Integer::sum);
                if (safe && patience.equals(ANSWER_MAX) && node.troubles() == troubles) {
                    journal.saw(StockLaw.ONLY_HONEST_REFUSALS, call + " on " + node.name() + ": " + silence);
                }
                LockSupport.parkNanos(AGAIN_SOON.toNanos());
                continue;
            } finally {
                atOnce.release();
            }
            String name = name(answer);
            answers.merge(name, 1, Integer::sum);
            if (call.honest().contains(name)) {
                return new Http.Answer(answer.statusCode(), answer.body());
            }
            Duration wait = again(name, answer);
            if (wait.isZero()) {
                journal.saw(
                        StockLaw.ONLY_HONEST_REFUSALS,
                        call.method() + " " + call.path() + " " + call.body() + " on " + node.name() + " is answered "
                                + answer.statusCode() + " " + answer.body());
                wait = AGAIN_LATER;
            }
            LockSupport.parkNanos(wait.toNanos());
        }
        throw new IllegalStateException("no end of " + call);
    }

    /** Before something is asked anew that is under way. */
    static void pause() {
        LockSupport.parkNanos(AGAIN_LATER.toNanos());
    }

    /** How long an honest "come again" wants to be waited for; zero for what is not one. */
    private static Duration again(String name, HttpResponse<String> answer) {
        boolean told = answer.headers().firstValue("Retry-After").isPresent();
        return switch (name) {
            case "503" -> told ? AGAIN_SOON : Duration.ZERO;
            case "409 call-in-flight", "202 payment-unclear" -> told ? AGAIN_LATER : Duration.ZERO;
            default -> Duration.ZERO;
        };
    }

    private static String name(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 200 || status == 201 || status == 204 || status == 503) {
            return Integer.toString(status);
        }
        try {
            return status + " "
                    + new Http.Answer(status, answer.body()).json().path("code").asText();
        } catch (UncheckedIOException notJson) {
            return status + " without a code";
        }
    }

    private static HttpRequest request(Call call, Nodes.Node node, Duration patience) {
        return HttpRequest.newBuilder(URI.create(node.url(call.path())))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + call.token())
                .header("Idempotency-Key", call.key())
                .method(call.method(), HttpRequest.BodyPublishers.ofString(call.body()))
                .build();
    }
}
