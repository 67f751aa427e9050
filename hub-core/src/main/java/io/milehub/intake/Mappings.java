package io.milehub.intake;

import io.milehub.mapping.Mapping;
import java.util.List;
import java.util.Optional;

/** The mappings that are in force; filled by the application, which may replace one while the hub runs. */
@FunctionalInterface
public interface Mappings {
    Optional<Mapping> of(FeedKey feed);

    /** All feeds of a source; who knows of one feed at a time knows of no others. */
    default List<Mapping> ofSource(String source) {
        return List.of();
    }
}
