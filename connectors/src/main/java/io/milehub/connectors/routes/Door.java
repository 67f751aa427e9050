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
    SUPPLIER_ORDERS(Set.of("from"), Leaving.REQUIRED, Leaving.OPTIONS),
    ACKNOWLEDGEMENTS(Set.of("from"), Leaving.REQUIRED, Leaving.OPTIONS),
    INTAKE(Set.of("to"), Set.of(), Set.of()),
    HTTP(
            Set.of("to", "toD"),
            Set.of(),
            Set.of("authMethod", "authUsername", "authPassword", "authenticationPreemptive", "httpMethod")),
    SFTP(
            Set.of("poll"),
            Set.of("fileName", "username", "knownHostsFile"),
            Set.of("fileName", "username", "password", "privateKeyFile", "privateKeyPassphrase", "knownHostsFile")),
    /** An SFTP server on which a message is left, under the name that it bears. */
    LETTERBOX(
            Set.of("to"),
            Set.of("username", "knownHostsFile"),
            Set.of("username", "password", "privateKeyFile", "privateKeyPassphrase", "knownHostsFile"));

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

    /** @param step in which the address stands */
    static Optional<Door> of(String uri, String step) {
        return switch (uri) {
            case "hub:pull" -> Optional.of(PULL);
            case "hub:webhook" -> Optional.of(WEBHOOK);
            case "hub:supplier-orders" -> Optional.of(SUPPLIER_ORDERS);
            case "hub:acknowledgements" -> Optional.of(ACKNOWLEDGEMENTS);
            case "hub:intake" -> Optional.of(INTAKE);
            default -> {
                if (uri.matches("https?://.+") || ADDRESS_SETTING.matcher(uri).find()) {
                    yield Optional.of(HTTP);
                }
                Door sftp = step.equals("to") ? LETTERBOX : SFTP;
                yield uri.startsWith("sftp:") ? Optional.of(sftp) : Optional.empty();
            }
        };
    }

    /** Whether a route that begins here sends messages instead of fetching or receiving them. */
    boolean isLeaving() {
        return this == SUPPLIER_ORDERS || this == ACKNOWLEDGEMENTS;
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

    /** The options of both kinds of address at which messages leave. */
    private static final class Leaving {
        static final Set<String> REQUIRED = Set.of("source", "feed", "every", "sender", "recipient");
        static final Set<String> OPTIONS = Set.of("source", "feed", "every", "sender", "recipient", "test");
    }
}
