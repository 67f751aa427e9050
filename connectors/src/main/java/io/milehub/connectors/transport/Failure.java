package io.milehub.connectors.transport;

import com.jcraft.jsch.JSchException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why one try failed.
 *
 * @param reason without secrets of the address; what the run's history shows
 * @param again whether the same try may succeed a little later
 * @param supplier whether the supplier, or the way to it, was at fault, so that the breaker counts it
 * @param asked how long the supplier asked us to wait
 */
record Failure(
        String reason,
        boolean again,
        boolean supplier,
        @Nullable Duration asked) {
    /** RFC 9110 section 15: these tell of a state that passes. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private static final int CAUSES_MAX = 20;

    static Failure of(Throwable thrown, Clock clock) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            switch (cause) {
                case HttpOperationFailedException answer -> {
                    return http(answer, clock);
                }
                case IntakeFailed ours -> {
                    return new Failure(text(ours), false, false, null);
                }
                case BodyTooLarge large -> {
                    return new Failure(text(large), false, false, null);
                }
                case JSchException ssh -> {
                    boolean known = !isHostKey(ssh) && !text(ssh).startsWith("Auth");
                    return new Failure("SFTP: " + text(ssh), known, known, null);
                }
                case IOException wire -> {
                    return new Failure(wire.getClass().getSimpleName() + ": " + text(wire), true, true, null);
                }
                case GenericFileOperationFailedException file -> {
                    if (file.getCause() == null) {
                        return new Failure("SFTP: " + text(file), true, true, null);
                    }
                }
                default -> {}
            }
        }
        return new Failure(thrown.getClass().getSimpleName() + ": " + text(thrown), false, false, null);
    }

    private static boolean isHostKey(JSchException ssh) {
        return ssh.getClass().getSimpleName().contains("HostKey") || text(ssh).contains("HostKey");
    }

    private static Failure http(HttpOperationFailedException answer, Clock clock) {
        int status = answer.getStatusCode();
        String reason = "HTTP " + status + " from " + withoutQuery(answer.getUri());
        if (status >= 300 && status < 400) {
            return new Failure(
                    reason + ": redirects are not followed; set base-url to where it leads", false, false, null);
        }
        if (status == 401 || status == 403) {
            return new Failure(reason + ": check the credentials in the source's settings", false, false, null);
        }
        Duration wait = RetryAfter.parse(header(answer, "Retry-After"), clock.instant());
        boolean busy = status == 429 || status == 503;
        return new Failure(reason, PASSING.contains(status), status >= 500 || status == 408, busy ? wait : null);
    }

    /** Header names have no case (RFC 9110 section 5.1), but Camel's map of them has. */
    private static @Nullable String header(HttpOperationFailedException answer, String name) {
        Map<String, String> headers = answer.getResponseHeaders();
        if (headers == null) {
            return null;
        }
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String withoutQuery(String uri) {
        try {
            URI parsed = URI.create(uri);
            return parsed.getScheme() + "://" + parsed.getHost() + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort())
                    + parsed.getPath();
        } catch (IllegalArgumentException e) {
            return "an address that cannot be shown";
        }
    }

    private static String text(Throwable thrown) {
        return thrown.getMessage() == null ? "no message" : thrown.getMessage();
    }
}
