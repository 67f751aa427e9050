package io.milehub.intake;

import io.milehub.mapping.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mappings that are in force; filled by the application, which may replace one while the hub runs. */
@FunctionalInterface
public interface Mappings {
    Optional<Mapping> of(FeedKey feed);

    /** All feeds of a source; who knows of one feed at a time knows of no others. */
    default List<Mapping> ofSource(String source) {
        return List.of();
    }

    /** The feeds that tell of the same facts as this one, which is among them if it has a mapping. */
    default List<Mapping> ofDomain(FeedKey feed) {
        return of(feed).map(own -> Stream.concat(
                                Stream.of(own),
                                ofSource(feed.source()).stream()
                                        .filter(other -> other.domain().equals(own.domain()))
                                        .filter(other -> !other.feed().equals(own.feed())))
                        .toList())
                .orElse(List.of());
    }
}
