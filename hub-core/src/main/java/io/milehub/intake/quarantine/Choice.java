package io.milehub.intake.quarantine;

import io.milehub.intake.FeedKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which open records of a feed are meant.
 *
 * @param code only those that give this reason
 * @param ids only these; empty is all
 */
public record Choice(FeedKey feed, @Nullable String code, List<Long> ids) {
    public Choice {
        ids = List.copyOf(ids);
    }
}
