package io.milehub.api.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import io.milehub.api.security.ProblemBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /webhooks/{tenant}/{source}/{feed}}: reads the body within its limits and says how it went. */
@RestController
class WebhookDoor {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookDoor.class);
    private static final String RETRY_SECONDS = "5";

    private final WebhookReceiver receiver;
    private final WebhookLimits limits;
    private final Semaphore bodies;
    private final MeterRegistry meters;

    WebhookDoor(WebhookReceiver receiver, WebhookLimits limits, MeterRegistry meters) {
        this.receiver = receiver;
        this.limits = limits;
        this.bodies = new Semaphore(limits.concurrentMax());
        this.meters = meters;
    }

    @PostMapping("/webhooks/{tenant}/{source}/{feed}")
    ResponseEntity<Object> receive(
            @PathVariable String tenant,
            @PathVariable String source,
            @PathVariable String feed,
            HttpServletRequest request)
            throws IOException {
        if (!bodies.tryAcquire()) {
            return unavailable("busy", "The webhook door holds as many messages as it may; send this one again.");
        }
        try {
            byte[] body = body(request);
            if (body == null) {
                return answer(
                        "too-large",
                        ProblemBody.of(
                                HttpStatus.CONTENT_TOO_LARGE,
                                "body-too-large",
                                "A webhook's body may have at most " + limits.bodyBytesMax()
                                        + " bytes; send the change in several messages."));
            }
            return answer(receiver.receive(tenant, source, feed, message(request, body)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("a webhook of {}/{}/{} was not taken because the database is away", tenant, source, feed, e);
            return unavailable("unavailable", "The message could not be kept; send it again with the same id.");
        } finally {
            bodies.release();
        }
    }

    private byte @Nullable [] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > limits.bodyBytesMax()) {
            return null;
        }
        byte[] body = request.getInputStream().readNBytes(limits.bodyBytesMax() + 1);
        return body.length > limits.bodyBytesMax() ? null : body;
    }

    private static WebhookMessage message(HttpServletRequest request, byte[] body) {
        return new WebhookMessage(request::getHeader, request.getContentType(), body);
    }

    private ResponseEntity<Object> answer(WebhookAnswer answer) {
        return switch (answer) {
            case WebhookAnswer.Taken taken -> {
                count(taken.duplicate() ? "duplicate" : "accepted");
                yield ResponseEntity.accepted()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Acknowledged(Long.toString(taken.delivery()), taken.duplicate()));
            }
            case WebhookAnswer.Refused refused ->
                answer(refused.slug(), ProblemBody.of(refused.status(), refused.slug(), refused.detail()));
        };
    }

    private ResponseEntity<Object> answer(String outcome, ProblemDetail problem) {
        count(outcome);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<Object> unavailable(String outcome, String detail) {
        count(outcome);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemBody.of(HttpStatus.SERVICE_UNAVAILABLE, "webhook-not-kept", detail));
    }

    private void count(String outcome) {
        meters.counter("milehub.webhooks", "outcome", outcome).increment();
    }

    /** What the sender reads: which delivery its message became. */
    record Acknowledged(String delivery, boolean duplicate) {}
}
