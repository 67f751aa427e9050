package io.milehub.connectors.routes;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The endpoints that a route file may use, with the options that it may set; everything else is set once, in code. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are those of Set.of
enum Door {
    PULL(
            Set.of("from"),
            Set.of("source", "feed", "every"),
            Set.of("source", "feed", "every", "cursor", "next", "query")),
    WEBHOOK(Set.of("from"), Set.of("source", "feed"), Set.of("source", "feed")),
    INTAKE(Set.of("to"), Set.of(), Set.of()),
    HTTP(
            Set.of("to", "toD"),
            Set.of(),
            Set.of("authMethod", "authUsername", "authPassword", "authenticationPreemptive", "httpMethod")),
    SFTP(
            Set.of("poll"),
            Set.of("fileName", "username", "knownHostsFile"),
            Set.of("fileName", "username", "password", "privateKeyFile", "privateKeyPassphrase", "knownHostsFile"));

    /** An address that begins with a setting is an HTTP one; the setting's name says so. */
    static final Pattern ADDRESS_SETTING = Pattern.compile("^\\{\\{source\\.([a-z0-9-]*url)}}");

    private static final Set<String> SECRETS = Set.of("authPassword", "password", "privateKeyPassphrase");

    private final Set<String> steps;
    private final Set<String> required;
    private final Set<String> options;

    Door(Set<String> steps, Set<String> required, Set<String> options) {
        this.steps = steps;
        this.required = required;
        this.options = options;
    }

    static Optional<Door> of(String uri) {
        return switch (uri) {
            case "hub:pull" -> Optional.of(PULL);
            case "hub:webhook" -> Optional.of(WEBHOOK);
            case "hub:intake" -> Optional.of(INTAKE);
            default -> {
                if (uri.matches("https?://.+") || ADDRESS_SETTING.matcher(uri).find()) {
                    yield Optional.of(HTTP);
                }
                yield uri.startsWith("sftp:") ? Optional.of(SFTP) : Optional.empty();
            }
        };
    }

    boolean standsIn(String step) {
        return steps.contains(step);
    }

    Set<String> required() {
        return required;
    }

    Set<String> options() {
        return options;
    }

    static boolean isSecret(String option) {
        return SECRETS.contains(option);
    }
}
