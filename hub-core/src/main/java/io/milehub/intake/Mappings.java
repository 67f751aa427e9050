package io.milehub.intake;

import io.milehub.mapping.Mapping;
import java.util.Optional;

/** The mappings that are in force; filled by the application, which may replace one while the hub runs. */
@FunctionalInterface
public interface Mappings {
    Optional<Mapping> of(FeedKey feed);
}
