package io.milehub.intake.held;

import io.milehub.intake.Mappings;
import io.milehub.intake.Run;
import io.milehub.intake.RunId;
import io.milehub.intake.run.RunEvents;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Held runs that a newer snapshot has overtaken, so that nobody need decide on them, in that snapshot's transaction.
 */
@Component
public class Overtaken {
    private final HeldTable held;
    private final Mappings mappings;
    private final RunEvents events;

    public Overtaken(HeldTable held, Mappings mappings, RunEvents events) {
        this.held = held;
        this.mappings = mappings;
        this.events = events;
    }

    /** What stands is what the snapshot tells: the outcome of all that its domain held back before its moment. */
    public void byAccepted(Run snapshot, @Nullable Instant moment) {
        List<String> domain =
                mappings.ofDomain(snapshot.feed()).stream().map(Mapping::feed).toList();
        end(held.supersede(snapshot, domain, EnumSet.allOf(FeedMode.class), moment));
    }

    /** A newer snapshot that is itself held leaves only itself to decide on. */
    public void byHeld(Run run, @Nullable Instant moment) {
        if (run.mode() == FeedMode.SNAPSHOT) {
            end(held.supersede(run, List.of(run.feed().feed()), EnumSet.of(FeedMode.SNAPSHOT), moment));
        }
    }

    /** The source has gone back to what was applied last, which says nothing about other feeds. */
    public void byUnmodified(Run run) {
        if (run.mode() == FeedMode.SNAPSHOT) {
            end(held.supersede(run, List.of(run.feed().feed()), EnumSet.of(FeedMode.SNAPSHOT), run.startedAt()));
        }
    }

    private void end(List<RunId> overtaken) {
        overtaken.forEach(events::decided);
    }
}
