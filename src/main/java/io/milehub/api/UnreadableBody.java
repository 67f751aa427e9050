package io.milehub.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says where a request's JSON goes wrong, without repeating what was sent: it may be what must not be logged. */
final class UnreadableBody {
    private UnreadableBody() {}

    static Problem problem(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                refused("unknown-field", "The field '" + path(unknown) + "' is not known here; leave it out.", unknown)
                        .with("field", path(unknown));
            case StreamReadException broken -> refused("unreadable-json", "The body is not JSON", broken);
            case InvalidFormatException unfit
            when expected(unfit.getTargetType()) != null ->
                refused(
                                "invalid-request",
                                "The field '" + path(unfit) + "' is " + expected(unfit.getTargetType()),
                                unfit)
                        .with("field", path(unfit));
            case DatabindException unfit ->
                refused("invalid-request", "The field '" + path(unfit) + "' has a value of the wrong type.", unfit)
                        .with("field", path(unfit));
            case null, default ->
                Problem.of(HttpStatus.BAD_REQUEST, "unreadable-json", "The body is missing or cannot be read as JSON.");
        };
    }

    private static Problem refused(String slug, String what, JacksonException at) {
        var place = at.getLocation();
        if (place == null || place.getLineNr() < 1) {
            return Problem.of(HttpStatus.BAD_REQUEST, slug, what);
        }
        String detail = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
        return Problem.of(
                        HttpStatus.BAD_REQUEST,
                        slug,
                        detail + ", at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".")
                .with("line", place.getLineNr())
                .with("column", place.getColumnNr());
    }

    /** What is expected where a wrong value does not say it by itself. */
    private static @Nullable String expected(@Nullable Class<?> type) {
        if (type == Instant.class) {
            return "a date and time with offset (ISO 8601), such as 2026-03-01T09:15:00Z.";
        }
        Object[] names = type == null ? null : type.getEnumConstants();
        return names == null
                ? null
                : "one of " + Arrays.stream(names).map(String::valueOf).collect(Collectors.joining(", ")) + ".";
    }

    /** {@code lines[0].quantity}. */
    private static String path(DatabindException at) {
        StringBuilder path = new StringBuilder();
        for (var step : at.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
