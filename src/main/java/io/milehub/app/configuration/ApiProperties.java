package io.milehub.app.configuration;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the API.
 *
 * @param bodyMax largest body of a request under {@code /api}
 */
public record ApiProperties(@DefaultValue("64KB") DataSize bodyMax) {}
