package io.milehub.mapping;

import java.nio.file.Path;
import java.util.List;

/** Reads mapping files, and refuses them with every mistake at once. */
public final class MappingLoader {
    private MappingLoader() {}

    /** The mapping in one file, {@code mappings/<source>/<feed>.yaml}. */
    public static Mapping load(Path mappingFile) throws MappingProblems {
        return Unbuilt.yet();
    }

    /** Every mapping below a folder, ordered by source and feed; the mistakes of all of them at once. */
    public static List<Mapping> loadAll(Path mappingsRoot) throws MappingProblems {
        return Unbuilt.yet();
    }
}
