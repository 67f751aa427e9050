package io.milehub.api;

import io.milehub.idempotency.Admission;
import io.milehub.idempotency.Call;
import io.milehub.idempotency.Idempotency;
import io.milehub.idempotency.KeptResponse;
import io.milehub.idempotency.RunningCalls;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Asks an {@code Idempotency-Key} of every unsafe call, a member's and an operator's, runs the call once, and answers a
 * repeat with the kept response (draft-ietf-httpapi-idempotency-key-header). It stands behind the security filters, so
 * the tenant is bound and the principal known. A response that is no end (5xx, or one that says with
 * {@code Retry-After} that the same call may come to another) is not kept: the same call with the same key runs again,
 * which everything behind it must stand; {@link RunAgain} tells it so.
 *
 * <p>Only webhooks have a rule of their own (their id and body), and token requests, which never come this far.
 */
@Component
@Order(UnsafeCalls.AFTER_SECURITY)
class UnsafeCalls extends OncePerRequestFilter {
    static final int AFTER_SECURITY = 0;
    static final String KEY = "Idempotency-Key";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Paths that have a rule of their own. */
    private static final String WEBHOOKS = "/webhooks/";

    private final Idempotency idempotency;
    private final RunningCalls running;
    private final ApiLimits limits;

    UnsafeCalls(Idempotency idempotency, RunningCalls running, ApiLimits limits) {
        this.idempotency = idempotency;
        this.running = running;
        this.limits = limits;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !asksKey(request.getMethod(), request.getRequestURI());
    }

    /** Whether a call needs a key. */
    static boolean asksKey(String method, String path) {
        return !SAFE.contains(method) && !path.startsWith(WEBHOOKS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal principal = request.getUserPrincipal();
        if (principal == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            byte[] body = body(request);
            Call call = Call.of(
                    caller(principal),
                    key(request),
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getQueryString(),
                    body);
            switch (admit(call)) {
                case Admission.Run run -> run(run, new KeptBody(request, body), response, chain);
                case Admission.Replay(var kept) -> replay(kept, response);
                case Admission.InFlight(var wait) -> throw inFlight((int) wait.toSeconds());
                case Admission.OtherCall(var method, var path) ->
                    throw Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "idempotency-key-reused",
                            "This Idempotency-Key was used for another call (" + method + " " + path
                                    + ") or another payload; use a new key for a new call.");
            }
        } catch (Problem refused) {
            refused.write(response);
        }
    }

    /** Also what a run is told that was so slow that another has taken over: that one's answer counts. */
    static Problem inFlight(int retryAfterSeconds) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "call-in-flight",
                        "This call is running; repeat it in a moment, with the same key, for its answer.")
                .retryAfter(retryAfterSeconds);
    }

    private Admission admit(Call call) {
        try {
            return idempotency.admit(call);
        } catch (DataAccessException | TransactionException away) {
            logger.warn("A call was not admitted because the database is away", away);
            throw Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "busy",
                            "The call was not begun; repeat it with the same key.")
                    .retryAfter(1);
        }
    }

    private void run(Admission.Run run, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (run.attempt() > 1) {
            RunAgain.mark(request);
        }
        var answer = new ContentCachingResponseWrapper(response);
        boolean kept = false;
        try {
            proceed(run, request, answer, chain);
            kept = isEnd(answer) && keep(run, answer);
        } finally {
            if (!kept) {
                release(run);
            }
        }
        answer.copyBodyToResponse();
    }

    /** Carries the two checked exceptions of a filter chain through the scope of a call. */
    private void proceed(Admission.Run run, HttpServletRequest request, HttpServletResponse answer, FilterChain chain)
            throws ServletException, IOException {
        try {
            running.<Boolean, Exception>during(run, () -> {
                chain.doFilter(request, answer);
                return true;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a filter chain throws nothing else", e);
        }
    }

    private static boolean isEnd(HttpServletResponse answer) {
        return answer.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && answer.getHeader(HttpHeaders.RETRY_AFTER) == null;
    }

    /**
     * What the call came to is told also when it cannot be kept: a repeat then runs it again, as after the death of a
     * node.
     *
     * @return whether it is kept
     * @throws Problem if another run has taken over: what that one came to is the answer
     */
    private boolean keep(Admission.Run run, ContentCachingResponseWrapper response) {
        try {
            var kept = new KeptResponse(
                    response.getStatus(),
                    response.getHeader(HttpHeaders.LOCATION),
                    response.getContentType(),
                    response.getContentAsByteArray());
            if (!idempotency.finish(run, kept)) {
                throw inFlight(1);
            }
            return true;
        } catch (DataAccessException | TransactionException away) {
            logger.warn("The answer to a call was not kept because the database is away", away);
            return false;
        }
    }

    private void release(Admission.Run run) {
        try {
            idempotency.release(run);
        } catch (DataAccessException | TransactionException away) {
            logger.warn("A call without an end stays in flight until its lease is over", away);
        }
    }

    private static void replay(KeptResponse kept, HttpServletResponse response) throws IOException {
        response.setStatus(kept.status());
        response.setHeader("Idempotency-Replayed", "true");
        if (kept.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, kept.location());
        }
        if (kept.contentType() != null) {
            response.setContentType(kept.contentType());
        }
        response.getOutputStream().write(kept.body());
    }

    /** A foreign issuer's token may name nobody (claim {@code sub}); whose key would it be then? */
    private static String caller(Principal principal) {
        @Nullable String name = principal.getName();
        if (name == null || name.isBlank()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "subject-missing",
                    "The token names no caller (claim 'sub'); calls that change something need one.");
        }
        return name;
    }

    private static String key(HttpServletRequest request) {
        @Nullable String key = request.getHeader(KEY);
        if (key == null || key.isBlank() || key.length() > Call.KEY_MAX) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-missing",
                    "This call needs the header Idempotency-Key, of 1 to " + Call.KEY_MAX
                            + " characters: a new one for each new call, the same one to repeat a call.");
        }
        return key;
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        boolean announced = request.getContentLengthLong() > limits.bodyBytesMax();
        byte[] body = announced ? new byte[0] : request.getInputStream().readNBytes(limits.bodyBytesMax() + 1);
        if (announced || body.length > limits.bodyBytesMax()) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "A body has at most " + limits.bodyBytesMax() + " bytes.");
        }
        return body;
    }
}
