package io.milehub.connectors.transport;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Which headers pass. Out goes what the route or the hub has set, never Camel's own; in comes a short list, so that an
 * answer cannot steer Camel.
 */
final class HeaderDoor implements HeaderFilterStrategy {
    private static final Set<String> IN = Set.of("content-type", "etag", "link");
    private static final Set<String> NOT_OUT =
            Set.of("host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade");

    @Override
    public boolean applyFilterToCamelHeaders(String name, @Nullable Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel") || lower.startsWith("org.apache.camel") || NOT_OUT.contains(lower);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, @Nullable Object value, Exchange exchange) {
        return !IN.contains(name.toLowerCase(Locale.ROOT));
    }
}
