package io.milehub.connectors.routes;

import java.nio.file.Path;
import java.util.List;

/**
 * A route file that was checked and may run.
 *
 * @param text what is given to Camel, as it stands in the file
 * @param pushed whether the source sends this feed as webhooks
 * @param settings what it needs of a subscriber
 */
public record RouteFile(Path path, String source, String feed, String text, boolean pushed, List<SettingUse> settings) {
    /**
     * A setting where the file reads it.
     *
     * @param address whether it stands as the beginning of an address, so that its value must be one
     */
    public record SettingUse(String name, boolean address, int line, int column) {}

    public RouteFile {
        settings = List.copyOf(settings);
    }
}
