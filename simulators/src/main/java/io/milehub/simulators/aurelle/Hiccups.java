package io.milehub.simulators.aurelle;

import io.milehub.simulators.assortment.Dice;
import io.milehub.simulators.http.Reply;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The bad moments of a real server: each page has at most one, and the same request again succeeds. */
final class Hiccups {

    private static final int PAGES_BETWEEN = 4;

    private final boolean on;
    private final int phase;
    private final Set<Cursor> had = ConcurrentHashMap.newKeySet();

    Hiccups(long seed, boolean on) {
        this.on = on;
        this.phase = Dice.of(seed).split("hiccups").below(PAGES_BETWEEN);
    }

    /** What goes wrong at this request, if anything; {@code page} counts from 1. */
    Optional<Reply> at(Cursor cursor, int page) {
        boolean tooMany = page == 2;
        boolean unavailable = page > 2 && page % PAGES_BETWEEN == phase;
        if (!on || !(tooMany || unavailable) || !had.add(cursor)) {
            return Optional.empty();
        }
        return Optional.of(
                tooMany
                        ? Reply.json(
                                429,
                                Map.of("error", "too-many-requests", "message", "Again in a second."),
                                Map.of("Retry-After", "1"))
                        : Reply.json(503, Map.of("error", "unavailable", "message", "Try again.")));
    }
}
