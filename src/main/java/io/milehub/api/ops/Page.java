package io.milehub.api.ops;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page, newest first.
 *
 * @param next what to give as {@code before} for the next page; null on the last
 */
record Page<T>(List<T> items, @Nullable String next) {

    static <T> Page<T> of(List<T> found, int limit, Function<T, String> id) {
        return new Page<>(found, found.size() < limit ? null : id.apply(found.getLast()));
    }
}
