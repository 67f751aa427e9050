package io.milehub.intake.run;

import io.milehub.intake.Mappings;
import io.milehub.intake.MergeContext;
import io.milehub.intake.Run;
import io.milehub.intake.stage.StageCounts;
import io.milehub.mapping.FeedMode;
import io.milehub.mapping.Mapping;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a fact holds, and by what the facts of a domain are ordered. */
@Component
public class Moments {
    private final Mappings mappings;

    public Moments(Mappings mappings) {
        this.mappings = mappings;
    }

    MergeContext unstaged(Run run, Mapping mapping, int supplierId, int mappingId) {
        return new MergeContext(
                run.id(),
                run.feed(),
                mapping.domain(),
                supplierId,
                run.mode(),
                byVersion(mapping),
                mappingId,
                run.startedAt(),
                null,
                null,
                0,
                false);
    }

    /** A domain that counts versions, and knows no snapshot, orders by them; a snapshot has only a moment. */
    private boolean byVersion(Mapping mapping) {
        return mapping.tellsVersion()
                && mapping.mode() == FeedMode.DELTA
                && mappings.ofSource(mapping.source()).stream()
                        .filter(other -> other.domain().equals(mapping.domain()))
                        .noneMatch(other -> other.mode() == FeedMode.SNAPSHOT);
    }

    /**
     * What a snapshot attests is its own as_of, else that of its start, less what the source trails behind. One that
     * repeats the moment of the snapshot before it is still the later one: sources tell days, not seconds.
     */
    MergeContext staged(MergeContext unstaged, StageCounts staged, FeedTable.Standing standing) {
        Instant moment = attested(unstaged, staged, standing);
        return unstaged.staged(moment, standing.watermark(), staged.rows(), staged.same() > 0);
    }

    /** What a snapshot attests whose bytes are those of the one before: again their own moment, if they tell one. */
    static @Nullable Instant attestedAgain(MergeContext run, Mapping mapping, FeedTable.Standing standing) {
        return mapping.tellsMoment() ? null : run.startedAt().minus(standing.lag());
    }

    private static @Nullable Instant attested(MergeContext run, StageCounts staged, FeedTable.Standing standing) {
        if (!run.snapshot()) {
            return null;
        }
        Instant told = staged.asOf() == null ? run.startedAt().minus(standing.lag()) : staged.asOf();
        Instant before = standing.watermark();
        if (before == null || !told.truncatedTo(ChronoUnit.MILLIS).equals(before.truncatedTo(ChronoUnit.MILLIS))) {
            return told;
        }
        return before.plus(1, ChronoUnit.MICROS);
    }
}
