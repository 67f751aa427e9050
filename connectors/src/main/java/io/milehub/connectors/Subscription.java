package io.milehub.connectors;

import io.milehub.tenancy.TenantId;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A tenant takes a source: every route file of that source runs for it, with its own settings.
 *
 * @param tenantName the tenant's slug, the first part of the route's id
 * @param source the folder of the route files
 * @param settings what the route files read as {@code {{source.<name>}}}
 */
public record Subscription(TenantId tenant, String tenantName, String source, Map<String, String> settings) {
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    private static final Pattern SECRET = Pattern.compile(".*(password|passphrase|secret|key|token).*");

    private static final Pattern OPTIONS = Pattern.compile("((?:sftp|https?):[^?\\s]*)\\?.*", Pattern.DOTALL);

    public Subscription {
        settings = Map.copyOf(settings);
        if (!SLUG.matcher(tenantName).matches() || !SLUG.matcher(source).matches()) {
            throw new IllegalArgumentException("A subscription needs the names of a tenant and a source in lower case,"
                    + " digits and hyphens, not '" + tenantName + "' and '" + source + "'.");
        }
    }

    /** {@code <tenant>.<source>.<feed>}. */
    public String routeId(String feed) {
        return tenantName + "." + source + "." + feed;
    }

    /**
     * The text without any secret of this subscription. The options of an address are left out as well: Camel hides
     * secrets among them, but not always to their end.
     */
    public String redact(String text) {
        String clean = OPTIONS.matcher(text).replaceAll("$1?…");
        for (var setting : settings.entrySet()) {
            if (SECRET.matcher(setting.getKey()).matches()
                    && !setting.getValue().isEmpty()) {
                clean = clean.replace(setting.getValue(), "(" + setting.getKey() + ")");
            }
        }
        return clean;
    }

    /** Names the settings, and keeps their values out of logs. */
    @Override
    public String toString() {
        return "Subscription[" + tenantName + "/" + source + ", settings " + settings.keySet() + "]";
    }
}
