package io.milehub.api;

import io.milehub.idempotency.CallTakenOver;
import io.milehub.inventory.HoldsBusy;
import io.milehub.inventory.InvalidBasket;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns everything that goes wrong under a controller into a problem (RFC 9457). No stack trace leaves the house. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int RETRY_SECONDS = 1;

    @ExceptionHandler
    ResponseEntity<Object> refused(Problem problem) {
        return answer(problem, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> invalid(InvalidBasket basket) {
        return refused(Problem.invalid(basket.field(), String.valueOf(basket.getMessage())));
    }

    /**
     * The database made the call give way, had no connection for it in time, or went away under it, or too many wait:
     * nothing happened, or nobody knows, and the same key finds out; so it may be repeated.
     */
    @ExceptionHandler({
        ConcurrencyFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        HoldsBusy.class
    })
    ResponseEntity<Object> busy(Exception gaveWay) {
        LOG.warn("A call gave way: {}", gaveWay.toString());
        return refused(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        "Too many calls want the same thing at this moment; repeat this one with the same key.")
                .retryAfter(RETRY_SECONDS));
    }

    /** It was taken for dead, and another run of the same call has its place. */
    @ExceptionHandler
    ResponseEntity<Object> takenOver(CallTakenOver slow) {
        LOG.warn("A call was taken over: {}", slow.toString());
        return refused(UnsafeCalls.inFlight(RETRY_SECONDS));
    }

    /** These belong to the security filters, which know how to ask for a token. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void notOurs(Exception security) throws Exception {
        throw security;
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception unexpected, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), unexpected);
        return refused(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong here. The call may be repeated with the same Idempotency-Key."));
    }

    @ExceptionHandler
    ResponseEntity<Object> mistyped(MethodArgumentTypeMismatchException mistyped) {
        return refused(Problem.invalid(
                mistyped.getName(), "'" + mistyped.getName() + "' is not of the form that this call expects."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(UnreadableBody.problem(unreadable.getCause()), headers);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name = missing.getParameterName();
        return answer(
                Problem.invalid(name, "'" + name + "' is missing: give it in the query, as ?" + name + "=…"), headers);
    }

    /** What Spring MVC refuses by itself (404, 405, 406, 415, missing parameters) gets a slug as well. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpStatus known = HttpStatus.valueOf(status.value());
        String said = body instanceof ProblemDetail detail ? detail.getDetail() : null;
        return answer(Problem.of(known, slug(known), said == null ? known.getReasonPhrase() : said), headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders();
        all.putAll(headers);
        Integer retryAfter = problem.retryAfterSeconds();
        if (retryAfter != null) {
            all.set(HttpHeaders.RETRY_AFTER, retryAfter.toString());
        }
        return ResponseEntity.status(problem.status()).headers(all).body(problem.body());
    }

    private static String slug(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "unknown-path";
            case METHOD_NOT_ALLOWED -> "method-not-allowed";
            case NOT_ACCEPTABLE -> "not-acceptable";
            case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
            case CONTENT_TOO_LARGE -> "body-too-large";
            case BAD_REQUEST -> "invalid-request";
            default -> status.is5xxServerError() ? "internal-error" : "refused";
        };
    }
}
