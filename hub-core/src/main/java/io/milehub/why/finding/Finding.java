package io.milehub.why.finding;

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
public record Finding(
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
    public record Past(
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
    public record Rival(@Nullable String value, Teller teller, String mapped, String why) {}

    /** Where else than with its teller one has to look to explain it, what lost first. */
    Stream<FactOrigin> others() {
        Stream<FactOrigin> lost = rivals.stream().map(rival -> rival.teller().origin());
        Stream<FactOrigin> before =
                past.stream().flatMap(one -> Optional.ofNullable(one.teller()).map(Teller::origin).stream());
        return Stream.concat(lost, before);
    }
}
