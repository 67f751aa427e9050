package io.milehub.connectors;

import java.nio.file.Path;

/**
 * Where connectors lie.
 *
 * @param routes holds {@code <source>/<feed>.camel.yaml}
 * @param mappings holds {@code <source>/<feed>.yaml}
 */
public record ConnectorFolders(Path routes, Path mappings) {}
