package io.milehub.intake.lineage;

import java.nio.file.Path;
import java.util.Map;

/**
 * A version of a mapping as it was used.
 *
 * @param version the hash that it had then
 * @param files the mapping file and its lookup tables, name to text
 */
record KeptMapping(int mappingId, String source, String feed, String version, Map<String, String> files) {
    /** The name by which everybody knows the file, whether or not it still stands there. */
    Path file() {
        return Path.of("mappings", source, feed + ".yaml");
    }
}
