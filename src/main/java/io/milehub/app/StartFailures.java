package io.milehub.app;

import io.milehub.api.security.TokenKeyRefused;
import io.milehub.app.provisioning.ProvisioningRefused;
import io.milehub.database.DatabaseRefused;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/** Says in a sentence why the hub did not start; only what we did not foresee is left to Spring's stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class StartFailures implements SpringBootExceptionReporter {

    private static final int CAUSES_MAX = 20;

    @Override
    public boolean reportException(Throwable failure) {
        Optional<String> sentence = sentence(failure);
        sentence.ifPresent(text -> System.err.println("hub: " + text));
        return sentence.isPresent();
    }

    /** The sentence for the first cause that is foreseen; empty when none is. */
    static Optional<String> sentence(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            String text = of(cause);
            if (text != null) {
                return Optional.of(text);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static @Nullable String of(Throwable cause) {
        return switch (cause) {
            case DatabaseRefused e -> e.getMessage();
            case ProvisioningRefused e -> e.getMessage();
            case TokenKeyRefused e -> e.getMessage();
            case StartRefused e -> e.getMessage();
            case PortInUseException e ->
                "port " + e.getPort() + " is taken by another program; stop it, or choose another with --port";
            case BindValidationException e -> invalid(e);
            case UnboundConfigurationPropertiesException e ->
                "the configuration names "
                        + e.getUnboundProperties().stream()
                                .map(StartFailures::place)
                                .collect(Collectors.joining(", "))
                        + ", which the hub does not know; docs/configuration.md lists every key";
            case FailureAnalyzedException e -> analysed(e);
            // The connectors name every mistake of routes and settings so, without their secrets.
            case IllegalStateException e when String.valueOf(e.getMessage()).startsWith("The route") -> e.getMessage();
            // Its cause may know more; alone it at least names the key.
            case BindException e when foreseen(e.getCause()) -> null;
            case BindException e ->
                "the configuration's " + place(e.getProperty(), e.getName()) + " cannot be read: " + root(e)
                        + "; docs/configuration.md gives its form";
            default -> null;
        };
    }

    private static boolean foreseen(@Nullable Throwable cause) {
        return cause instanceof BindValidationException
                || cause instanceof UnboundConfigurationPropertiesException
                || cause instanceof BindException;
    }

    private static String analysed(FailureAnalyzedException failure) {
        String action = failure.analysis().getAction();
        return failure.analysis().getDescription() + (action == null ? "" : " " + action);
    }

    private static String invalid(BindValidationException e) {
        return "the configuration is not valid: "
                + e.getValidationErrors().getAllErrors().stream()
                        .map(error -> error instanceof FieldError field
                                ? e.getValidationErrors().getName() + "." + kebab(field.getField()) + " "
                                        + field.getDefaultMessage() + " (it is " + shown(field) + ")"
                                : String.valueOf(error.getDefaultMessage()))
                        .sorted()
                        .collect(Collectors.joining("; "))
                + "; docs/configuration.md lists every key";
    }

    private static String kebab(String field) {
        return field.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object shown(FieldError field) {
        String name = field.getField().toLowerCase(Locale.ROOT);
        return name.contains("secret") || name.contains("password") ? "not shown" : field.getRejectedValue();
    }

    private static String place(@Nullable ConfigurationProperty property, ConfigurationPropertyName name) {
        return property == null ? name.toString() : place(property);
    }

    private static String place(ConfigurationProperty property) {
        return property.getOrigin() == null
                ? property.getName().toString()
                : property.getName() + " (" + property.getOrigin() + ")";
    }

    private static String root(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
