package io.milehub.app.connector;

import io.milehub.app.connector.RouteText.Transport;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a connector is called and how it is fetched.
 *
 * @param path of the address, or of the file
 * @param header the name of a header with a token, or blank
 * @param cursor the query parameter that asks for a further page
 */
record ConnectorOptions(
        String source,
        String feed,
        Transport transport,
        String path,
        String query,
        String cursor,
        String header,
        String every) {
    /** The name of the source as one would write it: {@code maison-blanche} is Maison Blanche. */
    String supplier() {
        return Arrays.stream(source.split("-"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
