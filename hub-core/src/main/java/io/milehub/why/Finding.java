package io.milehub.why;

import io.milehub.intake.lineage.FactOrigin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value as the tables have it, with all the places that have to be looked at to explain it.
 *
 * @param mapped the name of the field in the mapping that told it
 */
record Finding(
        String field,
        String mapped,
        @Nullable String value,
        @Nullable Teller teller,
        List<Past> past,
        List<Rival> rivals,
        @Nullable String note) {
    /**
     * What stood before.
     *
     * @param value as the tables have it; null where only its record tells
     */
    record Past(
            @Nullable String value,
            @Nullable Teller teller,
            String fate,
            @Nullable Long untilRun,
            @Nullable Instant until) {}

    /**
     * What did not win.
     *
     * @param mapped the name of the field in the mapping that told it
     */
    record Rival(@Nullable String value, Teller teller, String mapped, String why) {}

    /** In the order in which they should be found out, should not all of them be. */
    Stream<FactOrigin> origins() {
        Stream<FactOrigin> standing = Optional.ofNullable(teller).map(Teller::origin).stream();
        Stream<FactOrigin> lost = rivals.stream().map(rival -> rival.teller().origin());
        Stream<FactOrigin> before =
                past.stream().flatMap(one -> Optional.ofNullable(one.teller()).map(Teller::origin).stream());
        return Stream.of(standing, lost, before).flatMap(origins -> origins);
    }
}
